// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.RetrainingRecord;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the retraining sink; {@link OrricMetric} defines them. */
final class RetrainingMetrics {

    private final OperatorMetrics operator;
    private final Counter published;
    private final Counter discarded;
    private final Counter skipped;
    private final Counter failures;
    private volatile double agreementBefore = Double.NaN;
    private volatile double agreementAfter = Double.NaN;

    RetrainingMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup);
        published = operator.counter(OrricMetric.MODELS_PUBLISHED);
        discarded = operator.counter(OrricMetric.MODELS_DISCARDED);
        skipped = operator.counter(OrricMetric.SAMPLES_SKIPPED);
        failures = operator.counter(OrricMetric.RETRAINING_FAILURES);
        operator.gauge(OrricMetric.AGREEMENT_BEFORE, () -> agreementBefore);
        operator.gauge(OrricMetric.AGREEMENT_AFTER, () -> agreementAfter);
    }

    void waiting(IntSupplier waitingSamples) {
        operator.gauge(OrricMetric.WAITING_SAMPLES, waitingSamples::getAsInt);
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
