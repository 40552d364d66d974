// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.SlotDecision;
import io.orric.registry.RetrainingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts decisions and tallies of a run together, in whatever order they come. Safe for any thread.
 */
final class RunReport {

    private final Map<String, TreeMap<Long, SlotReport>> slots = new TreeMap<>();
    private final Map<String, List<BatchTally>> late = new HashMap<>();

    /** Tallies that came before their slot's decision. */
    private final List<BatchTally> early = new ArrayList<>();

    /** Versions in the order they served, of each site, without repetitions. */
    private final Map<String, List<Long>> versions = new HashMap<>();

    /**
     * Adds a decision.
     *
     * @return the slot's report if this completes it
     */
    public synchronized Optional<SlotReport> add(SlotDecision decision) {
        SlotReport report = SlotReport.undone(decision);
        List<BatchTally> waiting =
                early.stream()
                        .filter(
                                t ->
                                        t.site().equals(decision.site())
                                                && t.slot() == decision.slot())
                        .toList();
        early.removeAll(waiting);
        for (BatchTally tally : waiting) {
            report = report.plus(tally);
        }
        return stored(report);
    }

    /**
     * Adds a tally.
     *
     * @return the slot's report if this completes it
     */
    public synchronized Optional<SlotReport> add(BatchTally tally) {
        served(tally);
        if (tally.late()) {
            late.computeIfAbsent(tally.site(), site -> new ArrayList<>()).add(tally);
            return Optional.empty();
        }
        SlotReport report = slots.getOrDefault(tally.site(), new TreeMap<>()).get(tally.slot());
        if (report == null) {
            early.add(tally);
            return Optional.empty();
        }
        return stored(report.plus(tally));
    }

    /** The sites that decided a slot so far. */
    public synchronized Set<String> sites() {
        return Set.copyOf(slots.keySet());
    }

    /** All slots of a site so far, in order. */
    public synchronized List<SlotReport> slots(String site) {
        return List.copyOf(slots.getOrDefault(site, new TreeMap<>()).values());
    }

    /**
     * Sums up every site that decided a slot.
     *
     * @param retrainings tells how a site's retrainings ended
     */
    public synchronized List<SiteSummary> summaries(
            Function<String, List<RetrainingRecord>> retrainings) {
        return slots.keySet().stream()
                .map(
                        site ->
                                SiteSummary.of(
                                        List.copyOf(slots.get(site).values()),
                                        late.getOrDefault(site, List.of()),
                                        versions.getOrDefault(site, List.of(0L)).size() - 1L,
                                        retrainings.apply(site)))
                .toList();
    }

    private Optional<SlotReport> stored(SlotReport report) {
        SlotDecision decision = report.decision();
        slots.computeIfAbsent(decision.site(), site -> new TreeMap<>())
                .put(decision.slot(), report);
        return report.complete() ? Optional.of(report) : Optional.empty();
    }

    private void served(BatchTally tally) {
        if (tally.modelVersion() < 0) {
            return;
        }
        List<Long> served = versions.computeIfAbsent(tally.site(), site -> new ArrayList<>());
        if (served.isEmpty() || served.get(served.size() - 1) != tally.modelVersion()) {
            served.add(tally.modelVersion());
        }
    }
}
