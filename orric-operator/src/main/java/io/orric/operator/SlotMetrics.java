// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the slot operator, all of them per site; {@link OrricMetric} defines them. */
final class SlotMetrics {

    private final OperatorMetrics operator;
    private final Map<String, SiteMetrics> sites = new HashMap<>();

    SlotMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup);
    }

    void decided(SlotDecision decision) {
        sites.computeIfAbsent(decision.site(), site -> new SiteMetrics(operator.ofSite(site)))
                .decided(decision);
    }

    private static final class SiteMetrics {

        private final Counter frames;
        private final Counter slots;
        private final Counter overloadedSlots;
        private final Counter sampledFrames;
        private volatile SlotDecision last;

        SiteMetrics(OperatorMetrics site) {
            frames = site.counter(OrricMetric.FRAMES);
            slots = site.counter(OrricMetric.SLOTS);
            overloadedSlots = site.counter(OrricMetric.OVERLOADED_SLOTS);
            sampledFrames = site.counter(OrricMetric.SAMPLED_FRAMES);
            site.gauge(OrricMetric.CAPACITY_GIVEN, () -> last.capacity());
            site.gauge(OrricMetric.CAPACITY_USED, () -> last.computeUsed());
            site.gauge(OrricMetric.SAMPLING_RATIO, () -> last.samplingRatio());
            site.gauge(OrricMetric.RESOLUTION, () -> last.resolution());
            site.gauge(OrricMetric.RETRAINING_WEIGHT, () -> last.retrainingWeight());
            site.gauge(OrricMetric.INFERENCE_WEIGHT, () -> last.inferenceWeight());
        }

        void decided(SlotDecision decision) {
            last = decision;
            frames.inc(decision.frames());
            slots.inc();
            sampledFrames.inc(decision.sampledFrames());
            if (decision.overloaded()) {
                overloadedSlots.inc();
            }
        }
    }
}
