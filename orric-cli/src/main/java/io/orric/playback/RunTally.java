// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.SlotDecision;
import io.orric.registry.RetrainingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Puts decisions and tallies of a run together, in whatever order they come. Safe for any thread.
 */
final class RunTally {

    private final Map<String, TreeMap<Long, SlotResult>> slots = new TreeMap<>();

    /** Tallies that came before their slot's decision. */
    private final List<Tally> early = new ArrayList<>();

    /** Versions in the order they served, of each site, without repetitions. */
    private final Map<String, List<Long>> versions = new HashMap<>();

    /**
     * Adds a decision.
     *
     * @return the slot's result if this completes it
     */
    synchronized Optional<SlotResult> add(SlotDecision decision) {
        SlotResult result = SlotResult.undone(decision);
        for (Tally tally : List.copyOf(early)) {
            if (tally.site().equals(decision.site()) && tally.slot() == decision.slot()) {
                early.remove(tally);
                result = result.plus(tally);
            }
        }
        return stored(result);
    }

    /**
     * Adds a tally.
     *
     * @return the slot's result if this completes it
     */
    synchronized Optional<SlotResult> add(Tally tally) {
        served(tally);
        SlotResult result = slots.getOrDefault(tally.site(), new TreeMap<>()).get(tally.slot());
        if (result == null) {
            early.add(tally);
            return Optional.empty();
        }
        return stored(result.plus(tally));
    }

    /** The sites that decided a slot so far, in order of their names. */
    synchronized List<String> sites() {
        return List.copyOf(slots.keySet());
    }

    /** All slots of a site so far, in order. */
    synchronized List<SlotResult> slots(String site) {
        return List.copyOf(slots.getOrDefault(site, new TreeMap<>()).values());
    }

    /**
     * The run of a site that decided a slot.
     *
     * @param retrainings how its retrainings ended
     * @param conditions conditions of a slot by its index, see {@link Playback#conditions}
     */
    synchronized SiteRun run(
            String site,
            List<RetrainingRecord> retrainings,
            LongFunction<Optional<String>> conditions) {
        List<SlotResult> decided = slots(site);
        long swaps = versions.getOrDefault(site, List.of(0L)).size() - 1L;
        return new SiteRun(
                SiteSummary.of(decided, swaps, retrainings, conditions), decided, retrainings);
    }

    private Optional<SlotResult> stored(SlotResult result) {
        SlotDecision decision = result.decision();
        slots.computeIfAbsent(decision.site(), site -> new TreeMap<>())
                .put(decision.slot(), result);
        return result.complete() ? Optional.of(result) : Optional.empty();
    }

    private void served(Tally tally) {
        if (tally.modelVersion() < 0) {
            return;
        }
        List<Long> served = versions.computeIfAbsent(tally.site(), site -> new ArrayList<>());
        if (served.isEmpty() || served.get(served.size() - 1) != tally.modelVersion()) {
            served.add(tally.modelVersion());
        }
    }
}
