// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orric.footage.Footage;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param deadLetters frames that could not be decoded
 * @param lateFrames frames that came after their slot was decided
 * @param accuracy share of labelled frames inferred correctly; null without labels
 * @param agreement mean over retrained slots of the share of held-out frames on which the serving
 *     student agreed with the teacher; null if it was never retrained
 * @param modelSwaps times the student was replaced while it served
 * @param modelsDiscarded trained students that the quality gate refused
 * @param meanResolution mean over slots, pixels
 * @param meanSamplingRatio mean over slots
 * @param computeUsed compute that the allocations took, in the profile's unit
 * @param computeGiven compute that the slots had, in the profile's unit
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
        double computeUsed,
        double computeGiven,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyClear,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyDrifted) {

    /**
     * Sums up a site.
     *
     * @param slots its slots, at least one, in order
     * @param late tallies of its late frames
     * @param modelSwaps times its student was replaced
     * @param retrainings how its retrainings ended
     * @param conditions conditions of a slot by its index, see {@link Footage#conditions}
     */
    static SiteSummary of(
            List<SlotResult> slots,
            List<BatchTally> late,
            long modelSwaps,
            List<RetrainingRecord> retrainings,
            LongFunction<Optional<String>> conditions) {
        BatchTally all = sum(Stream.concat(slots.stream().map(SlotResult::tally), late.stream()));
        long lateFrames = late.stream().mapToLong(BatchTally::frames).sum();
        return new SiteSummary(
                slots.get(0).decision().site(),
                slots.get(0).decision().policy(),
                slots.size(),
                slots.stream().filter(s -> s.decision().overloaded()).count(),
                slots.stream().mapToLong(s -> s.decision().frames()).sum() + lateFrames,
                all.predictions(),
                all.deadLetters(),
                lateFrames,
                accuracy(all),
                agreement(retrainings),
                modelSwaps,
                retrainings.stream().filter(r -> r.outcome() == Outcome.DISCARDED).count(),
                mean(slots, s -> s.decision().resolution()),
                mean(slots, s -> s.decision().samplingRatio()),
                slots.stream().mapToDouble(s -> s.decision().computeUsed()).sum(),
                slots.stream().mapToDouble(s -> s.decision().capacity()).sum(),
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

    private static BatchTally sum(Stream<BatchTally> tallies) {
        return tallies.reduce(new BatchTally("", 0, false, 0, 0, 0, 0, -1), BatchTally::plus);
    }

    private static Double accuracy(BatchTally tally) {
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
}
