// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orric.footage.Footage;
import io.orric.frames.SlotDecision;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Summary of a site's run, in the shape of the summary JSON.
 *
 * @param site the site
 * @param policy the policy that divided its compute
 * @param slots slots decided
 * @param overloadedSlots slots whose capacity was too small for anything
 * @param framesIn frames that reached the site
 * @param predictions frames inferred
 * @param deadLetters frames that were not inferred
 * @param lateFrames frames that their slot was decided without, which count in the next one
 * @param accuracy share of labelled frames inferred correctly; null without labels
 * @param agreement mean over retrained slots of the share of held-out frames on which the serving
 *     student agreed with the teacher; null if it was never retrained
 * @param modelSwaps times the student was replaced while it served
 * @param modelsDiscarded trained students that the quality gate refused
 * @param meanResolution mean over slots, pixels
 * @param meanSamplingRatio mean over slots
 * @param escalated share of the frames inferred that the teacher was asked about too
 * @param computeUsed compute that the allocations took, in the profile's unit
 * @param computeGiven compute that the slots had, in the profile's unit
 * @param computeMeasured compute that was spent on the site until its last slot was decided,
 *     milliseconds of a core
 * @param arrivalLatencyP50 median time from a frame's arrival in the job to its answer,
 *     milliseconds; of this and the two below the median over slots, null if nothing was measured
 * @param arrivalLatencyP95 95th percentile of these times
 * @param arrivalLatencyP99 99th percentile of these times
 * @param accuracyClear accuracy in slots without drift; null if conditions are unknown
 * @param accuracyDrifted accuracy in drifted slots; null if conditions are unknown
 */
public record SiteSummary(
        String site,
        String policy,
        long slots,
        long overloadedSlots,
        long framesIn,
        long predictions,
        long deadLetters,
        long lateFrames,
        Double accuracy,
        Double agreement,
        long modelSwaps,
        long modelsDiscarded,
        double meanResolution,
        double meanSamplingRatio,
        double escalated,
        double computeUsed,
        double computeGiven,
        double computeMeasured,
        Double arrivalLatencyP50,
        Double arrivalLatencyP95,
        Double arrivalLatencyP99,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyClear,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyDrifted) {

    /**
     * Sums up a site.
     *
     * @param slots its slots, at least one, in order
     * @param modelSwaps times its student was replaced
     * @param retrainings how its retrainings ended
     * @param conditions conditions of a slot by its index, see {@link Footage#conditions}
     */
    static SiteSummary of(
            List<SlotResult> slots,
            long modelSwaps,
            List<RetrainingRecord> retrainings,
            LongFunction<Optional<String>> conditions) {
        Tally all = sum(slots.stream().map(SlotResult::tally));
        long skipped = slots.stream().mapToLong(s -> s.decision().skippedFrames()).sum();
        return new SiteSummary(
                slots.get(0).decision().site(),
                slots.get(0).decision().policy(),
                slots.size(),
                slots.stream().filter(s -> s.decision().overloaded()).count(),
                slots.stream().mapToLong(s -> s.decision().frames()).sum(),
                all.predictions(),
                all.deadLetters() + skipped,
                all.late(),
                accuracy(all),
                agreement(retrainings),
                modelSwaps,
                retrainings.stream().filter(r -> r.outcome() == Outcome.DISCARDED).count(),
                mean(slots, s -> s.decision().resolution()),
                mean(slots, s -> s.decision().samplingRatio()),
                all.predictions() == 0 ? 0 : (double) all.escalated() / all.predictions(),
                slots.stream().mapToDouble(s -> s.decision().computeUsed()).sum(),
                slots.stream().mapToDouble(s -> s.decision().capacity()).sum(),
                slots.stream().mapToDouble(s -> s.decision().computeMeasured()).sum(),
                median(slots, SlotDecision::arrivalLatencyP50),
                median(slots, SlotDecision::arrivalLatencyP95),
                median(slots, SlotDecision::arrivalLatencyP99),
                accuracyUnder(slots, conditions, Footage.CLEAR::equals),
                accuracyUnder(slots, conditions, under -> !under.equals(Footage.CLEAR)));
    }

    private static Double accuracyUnder(
            List<SlotResult> slots,
            LongFunction<Optional<String>> conditions,
            Predicate<String> wanted) {
        return accuracy(
                sum(
                        slots.stream()
                                .map(SlotResult::tally)
                                .filter(
                                        t ->
                                                conditions
                                                        .apply(t.slot())
                                                        .filter(wanted)
                                                        .isPresent())));
    }

    private static Tally sum(Stream<Tally> tallies) {
        return tallies.reduce(new Tally("", 0, 0, 0, 0, 0, 0, 0, -1), Tally::plus);
    }

    private static Double accuracy(Tally tally) {
        return tally.labelled() == 0 ? null : (double) tally.correct() / tally.labelled();
    }

    private static Double agreement(List<RetrainingRecord> retrainings) {
        OptionalDouble mean =
                retrainings.stream()
                        .mapToDouble(RetrainingRecord::agreementBefore)
                        .filter(Double::isFinite)
                        .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    private static double mean(List<SlotResult> slots, ToDoubleFunction<SlotResult> value) {
        return slots.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Double median(
            List<SlotResult> slots, Function<SlotDecision, Double> percentile) {
        List<Double> known =
                slots.stream()
                        .map(slot -> percentile.apply(slot.decision()))
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return known.isEmpty() ? null : known.get(known.size() / 2);
    }
}
