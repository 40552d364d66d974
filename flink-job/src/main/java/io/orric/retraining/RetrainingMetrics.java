// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.registry.RetrainingRecord;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of the retraining sink, under {@code <operator>.orric}:
 *
 * <ul>
 *   <li>counters {@code modelsPublished}, {@code modelsDiscarded}, {@code samplesSkipped}, {@code
 *       retrainingFailures}
 *   <li>gauges {@code waitingSamples} and, of the last training, {@code agreementBefore}, {@code
 *       agreementAfter}
 * </ul>
 */
final class RetrainingMetrics {

    private final MetricGroup group;
    private final Counter published;
    private final Counter discarded;
    private final Counter skipped;
    private final Counter failures;
    private volatile double agreementBefore = Double.NaN;
    private volatile double agreementAfter = Double.NaN;

    RetrainingMetrics(MetricGroup operatorGroup) {
        group = operatorGroup.addGroup("orric");
        published = group.counter("modelsPublished");
        discarded = group.counter("modelsDiscarded");
        skipped = group.counter("samplesSkipped");
        failures = group.counter("retrainingFailures");
        group.gauge("agreementBefore", () -> agreementBefore);
        group.gauge("agreementAfter", () -> agreementAfter);
    }

    void waiting(IntSupplier waitingSamples) {
        group.gauge("waitingSamples", waitingSamples::getAsInt);
    }

    void failed() {
        failures.inc();
    }

    void settled(RetrainingRecord record) {
        switch (record.outcome()) {
            case PUBLISHED -> published.inc();
            case DISCARDED -> discarded.inc();
            case SKIPPED -> skipped.inc();
            case FAILED -> failures.inc();
        }
        agreementBefore = record.agreementBefore();
        agreementAfter = record.agreementAfter();
    }
}
