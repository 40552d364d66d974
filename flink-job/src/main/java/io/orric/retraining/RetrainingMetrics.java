// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.RetrainingRecord;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the retraining sink; {@link OrricMetric} defines them. */
final class RetrainingMetrics {

    private final OperatorMetrics operator;
    private volatile double agreementBefore = Double.NaN;
    private volatile double agreementAfter = Double.NaN;

    RetrainingMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup, OrricMetric.Operator.RETRAINING);
        operator.gauge(OrricMetric.AGREEMENT_BEFORE, () -> agreementBefore);
        operator.gauge(OrricMetric.AGREEMENT_AFTER, () -> agreementAfter);
    }

    void waiting(IntSupplier waitingSamples) {
        operator.gauge(OrricMetric.WAITING_SAMPLES, waitingSamples::getAsInt);
    }

    void failed() {
        operator.count(OrricMetric.RETRAINING_FAILURES);
    }

    void settled(RetrainingRecord record) {
        operator.count(
                switch (record.outcome()) {
                    case PUBLISHED -> OrricMetric.MODELS_PUBLISHED;
                    case DISCARDED -> OrricMetric.MODELS_DISCARDED;
                    case SKIPPED -> OrricMetric.SAMPLES_SKIPPED;
                    case FAILED -> OrricMetric.RETRAINING_FAILURES;
                });
        agreementBefore = record.agreementBefore();
        agreementAfter = record.agreementAfter();
    }
}
