// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of the slot operator, per site, under {@code <operator>.orric.site.<site>}:
 *
 * <ul>
 *   <li>counters {@code frames}, {@code slots}, {@code overloadedSlots}, {@code sampledFrames}
 *   <li>gauges of the last slot {@code capacityGiven}, {@code capacityUsed}, {@code samplingRatio},
 *       {@code resolution}, {@code retrainingWeight}, {@code inferenceWeight}
 * </ul>
 */
final class SlotMetrics {

    static final String GROUP = "orric";

    private final MetricGroup group;
    private final Map<String, SiteMetrics> sites = new HashMap<>();

    SlotMetrics(MetricGroup operatorGroup) {
        this.group = operatorGroup.addGroup(GROUP);
    }

    void decided(SlotDecision decision) {
        sites.computeIfAbsent(decision.site(), site -> new SiteMetrics(group, site))
                .decided(decision);
    }

    private static final class SiteMetrics {

        private final Counter frames;
        private final Counter slots;
        private final Counter overloadedSlots;
        private final Counter sampledFrames;
        private volatile SlotDecision last;

        SiteMetrics(MetricGroup parent, String site) {
            MetricGroup group = parent.addGroup("site", site);
            frames = group.counter("frames");
            slots = group.counter("slots");
            overloadedSlots = group.counter("overloadedSlots");
            sampledFrames = group.counter("sampledFrames");
            group.gauge("capacityGiven", () -> last.capacity());
            group.gauge("capacityUsed", () -> last.computeUsed());
            group.gauge("samplingRatio", () -> last.samplingRatio());
            group.gauge("resolution", () -> last.resolution());
            group.gauge("retrainingWeight", () -> last.retrainingWeight());
            group.gauge("inferenceWeight", () -> last.inferenceWeight());
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
