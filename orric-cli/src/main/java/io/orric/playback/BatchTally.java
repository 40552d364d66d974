// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;

/**
 * Counts of the frames of a batch, or of several batches of a site.
 *
 * @param site the site
 * @param slot index of the slot; of several batches, that of the first
 * @param late whether the frames came after their slot was decided
 * @param predictions frames inferred
 * @param deadLetters frames that could not be inferred
 * @param labelled frames inferred whose ground truth is known
 * @param correct labelled frames inferred correctly
 * @param modelVersion version of the newest student that inferred them; -1 if none was inferred
 */
public record BatchTally(
        String site,
        long slot,
        boolean late,
        long predictions,
        long deadLetters,
        long labelled,
        long correct,
        long modelVersion) {

    /** Counts the frames of a batch. */
    static BatchTally of(InferenceResult result) {
        Prediction any = result.predictions().isEmpty() ? null : result.predictions().get(0);
        return new BatchTally(
                any == null ? result.deadLetters().get(0).site() : any.site(),
                any == null ? result.deadLetters().get(0).slot() : any.slot(),
                any == null ? result.deadLetters().get(0).late() : any.late(),
                result.predictions().size(),
                result.deadLetters().size(),
                result.predictions().stream().filter(p -> p.label() != null).count(),
                result.predictions().stream().filter(p -> p.className().equals(p.label())).count(),
                any == null ? -1 : any.modelVersion());
    }

    BatchTally plus(BatchTally more) {
        return new BatchTally(
                site,
                slot,
                late,
                predictions + more.predictions,
                deadLetters + more.deadLetters,
                labelled + more.labelled,
                correct + more.correct,
                Math.max(modelVersion, more.modelVersion));
    }

    long frames() {
        return predictions + deadLetters;
    }
}
