// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.RetrainingRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the retraining sink; {@link OrricMetric} defines them. */
final class RetrainingMetrics {

    private final OperatorMetrics operator;
    private volatile double agreementBefore = Double.NaN;
    private volatile double agreementAfter = Double.NaN;
    private volatile int waiting;

    /** Metrics of sites, which Flink keeps until the subtask ends. */
    private final Map<String, OperatorMetrics> sites = new HashMap<>();

    RetrainingMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup, OrricMetric.Operator.RETRAINING);
        operator.gauge(OrricMetric.AGREEMENT_BEFORE, () -> agreementBefore);
        operator.gauge(OrricMetric.AGREEMENT_AFTER, () -> agreementAfter);
        operator.gauge(OrricMetric.WAITING_SAMPLES, () -> waiting);
    }

    /** Shows the number of samples that are not settled. */
    void waiting(int samples) {
        waiting = samples;
    }

    /** Counts a sample of a site that another one was trained on instead of. */
    void gaveWay(String site) {
        operator.count(OrricMetric.SAMPLES_SKIPPED);
        of(site).count(OrricMetric.SAMPLES_GIVEN_UP);
    }

    void failed() {
        operator.count(OrricMetric.RETRAINING_FAILURES);
    }

    void settled(String site, RetrainingRecord record) {
        of(site).count(OrricMetric.SAMPLES_SETTLED);
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

    private OperatorMetrics of(String site) {
        return sites.computeIfAbsent(site, operator::ofSite);
    }
}
