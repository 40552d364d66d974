// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the slot operator, all of them per site; {@link OrricMetric} defines them. */
final class SlotMetrics {

    private final OperatorMetrics operator;
    private final Map<String, SiteMetrics> sites = new HashMap<>();

    SlotMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup, OrricMetric.Operator.ORRIC);
    }

    void decided(SlotDecision decision) {
        sites.computeIfAbsent(decision.site(), site -> new SiteMetrics(operator.ofSite(site)))
                .decided(decision);
    }

    private static final class SiteMetrics {

        private final OperatorMetrics metrics;
        private volatile SlotDecision last;

        SiteMetrics(OperatorMetrics metrics) {
            this.metrics = metrics;
            metrics.gauge(OrricMetric.CAPACITY_GIVEN, () -> last.capacity());
            metrics.gauge(OrricMetric.CAPACITY_USED, () -> last.computeUsed());
            metrics.gauge(OrricMetric.SAMPLING_RATIO, () -> last.samplingRatio());
            metrics.gauge(OrricMetric.RESOLUTION, () -> last.resolution());
            metrics.gauge(OrricMetric.RETRAINING_WEIGHT, () -> last.retrainingWeight());
            metrics.gauge(OrricMetric.INFERENCE_WEIGHT, () -> last.inferenceWeight());
        }

        void decided(SlotDecision decision) {
            last = decision;
            metrics.count(OrricMetric.FRAMES, decision.frames());
            metrics.count(OrricMetric.SLOTS);
            metrics.count(OrricMetric.SAMPLED_FRAMES, decision.sampledFrames());
            metrics.count(OrricMetric.OVERLOADED_SLOTS, decision.overloaded() ? 1 : 0);
        }
    }
}
