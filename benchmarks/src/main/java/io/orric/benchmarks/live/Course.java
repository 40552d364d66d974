// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The course of one variant: before, under and after the foreign load.
 *
 * @param phases latencies, in the order of {@link Phase}
 * @param slots decisions of all sites
 * @param began when the cameras' frames began to count, milliseconds since the epoch
 * @param loadBegan when the load began, milliseconds since the epoch
 * @param loadEnded when it ended
 */
record Course(
        Map<Phase, Measurement> phases,
        List<SlotLine> slots,
        long began,
        long loadBegan,
        long loadEnded) {

    /** Parts of a course. */
    enum Phase {
        QUIET,
        LOAD,
        AFTER
    }

    /** Share of the usual ratio from which on a slot retrains as usual. */
    private static final double USUAL = 0.7;

    /** Decisions of slots that lie within a phase. */
    List<SlotLine> slots(Phase phase) {
        return slots.stream()
                .filter(
                        slot ->
                                switch (phase) {
                                    case QUIET ->
                                            slot.slotStart() >= began
                                                    && slot.slotEnd() <= loadBegan;
                                    case LOAD ->
                                            slot.slotStart() >= loadBegan
                                                    && slot.slotEnd() <= loadEnded;
                                    case AFTER -> slot.slotStart() >= loadEnded;
                                })
                .toList();
    }

    /** A mean over the slots of a phase. */
    double mean(Phase phase, ToDoubleFunction<SlotLine> value) {
        return slots(phase).stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Slots from the one in which the load began to the first in which less is done than usual. */
    double slotsUntilLess() {
        return slotsUntil(loadBegan, sites -> !isUsual(sites));
    }

    /** Slots from the one in which the load ended to the first in which all is as usual. */
    double slotsUntilUsual() {
        return slotsUntil(loadEnded, this::isUsual);
    }

    /** Measured compute of a site by planned compute, over the slots of a phase. */
    Map<String, Double> measuredByPlanned(Phase phase) {
        return slots(phase).stream()
                .collect(Collectors.groupingBy(SlotLine::site, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each ->
                                        sum(each.getValue(), SlotLine::computeMeasured)
                                                / sum(each.getValue(), SlotLine::computeUsed)));
    }

    /** Returns whether all sites infer and retrain in a slot as they mostly did before the load. */
    private boolean isUsual(List<SlotLine> sites) {
        List<Integer> resolutions =
                slots(Phase.QUIET).stream().map(SlotLine::resolution).sorted().toList();
        int median = resolutions.isEmpty() ? 0 : resolutions.get(resolutions.size() / 2);
        double ratio =
                sites.stream().mapToDouble(SlotLine::samplingRatio).average().orElse(Double.NaN);
        return sites.stream().allMatch(slot -> slot.resolution() >= median)
                && ratio >= USUAL * mean(Phase.QUIET, SlotLine::samplingRatio);
    }

    private double slotsUntil(long time, Predicate<List<SlotLine>> reached) {
        TreeMap<Long, List<SlotLine>> following =
                slots.stream()
                        .filter(slot -> slot.slotEnd() > time)
                        .collect(
                                Collectors.groupingBy(
                                        SlotLine::slotStart, TreeMap::new, Collectors.toList()));
        int count = 0;
        for (List<SlotLine> sites : following.values()) {
            if (reached.test(sites)) {
                return count;
            }
            count++;
        }
        return Double.NaN;
    }

    private static double sum(List<SlotLine> slots, ToDoubleFunction<SlotLine> value) {
        return slots.stream().mapToDouble(value).sum();
    }
}
