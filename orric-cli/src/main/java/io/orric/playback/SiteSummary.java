// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orric.footage.Footage;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a run of a site came to; the shape of the summary JSON.
 *
 * @param site the site
 * @param policy who divided its compute
 * @param slots slots decided
 * @param overloadedSlots slots whose capacity was too small for anything
 * @param framesIn frames that reached the site
 * @param predictions frames inferred
 * @param deadLetters frames that could not be decoded
 * @param lateFrames frames that came after their slot was decided
 * @param accuracy share of labelled frames inferred rightly; null without labels
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
     * The same summary with the accuracies of clear and of drifted slots.
     *
     * @param slots the site's slots
     * @param conditions conditions of a slot by its index, see {@link Footage#conditions}
     */
    SiteSummary withConditions(List<SlotReport> slots, LongFunction<Optional<String>> conditions) {
        Map<Boolean, List<SlotReport>> byDrift =
                slots.stream()
                        .filter(s -> conditions.apply(s.decision().slot()).isPresent())
                        .collect(
                                Collectors.partitioningBy(
                                        s ->
                                                !conditions
                                                        .apply(s.decision().slot())
                                                        .get()
                                                        .equals(Footage.CLEAR)));
        return new SiteSummary(
                site,
                policy,
                this.slots,
                overloadedSlots,
                framesIn,
                predictions,
                deadLetters,
                lateFrames,
                accuracy,
                agreement,
                modelSwaps,
                modelsDiscarded,
                meanResolution,
                meanSamplingRatio,
                computeUsed,
                computeGiven,
                accuracyOf(byDrift.get(false)),
                accuracyOf(byDrift.get(true)));
    }

    /** Share of labelled frames inferred rightly; null without labels. */
    private static Double accuracyOf(List<SlotReport> slots) {
        long labelled = slots.stream().mapToLong(SlotReport::labelled).sum();
        long correct = slots.stream().mapToLong(SlotReport::correct).sum();
        return labelled == 0 ? null : (double) correct / labelled;
    }

    /**
     * Sums up a site.
     *
     * @param slots its slots, at least one, in order
     * @param late tallies of its late frames
     * @param modelSwaps times its student was replaced
     * @param retrainings how its retrainings ended
     */
    static SiteSummary of(
            List<SlotReport> slots,
            List<BatchTally> late,
            long modelSwaps,
            List<RetrainingRecord> retrainings) {
        long lateFrames = late.stream().mapToLong(t -> t.predictions() + t.deadLetters()).sum();
        long labelled =
                slots.stream().mapToLong(SlotReport::labelled).sum()
                        + late.stream().mapToLong(BatchTally::labelled).sum();
        long correct =
                slots.stream().mapToLong(SlotReport::correct).sum()
                        + late.stream().mapToLong(BatchTally::correct).sum();
        return new SiteSummary(
                slots.get(0).decision().site(),
                slots.get(0).decision().policy(),
                slots.size(),
                slots.stream().filter(s -> s.decision().overloaded()).count(),
                slots.stream().mapToLong(s -> s.decision().frames()).sum() + lateFrames,
                slots.stream().mapToLong(SlotReport::predictions).sum()
                        + late.stream().mapToLong(BatchTally::predictions).sum(),
                slots.stream().mapToLong(SlotReport::deadLetters).sum()
                        + late.stream().mapToLong(BatchTally::deadLetters).sum(),
                lateFrames,
                labelled == 0 ? null : (double) correct / labelled,
                agreement(retrainings),
                modelSwaps,
                retrainings.stream().filter(r -> r.outcome() == Outcome.DISCARDED).count(),
                mean(slots, s -> s.decision().resolution()),
                mean(slots, s -> s.decision().samplingRatio()),
                slots.stream().mapToDouble(s -> s.decision().computeUsed()).sum(),
                slots.stream().mapToDouble(s -> s.decision().capacity()).sum(),
                null,
                null);
    }

    private static Double agreement(List<RetrainingRecord> retrainings) {
        double mean =
                retrainings.stream()
                        .mapToDouble(RetrainingRecord::agreementBefore)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN);
        return Double.isNaN(mean) ? null : mean;
    }

    private static double mean(List<SlotReport> slots, ToDoubleFunction<SlotReport> value) {
        return slots.stream().mapToDouble(value).average().orElseThrow();
    }
}
