// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;

/**
 * What one batch adds to a report.
 *
 * @param site the site
 * @param slot index of the slot
 * @param late whether its frames came after their slot was decided
 * @param predictions frames inferred
 * @param deadLetters frames that could not be
 * @param labelled frames inferred whose ground truth is known
 * @param correct labelled frames inferred rightly
 * @param modelVersion version of the student that inferred them; -1 if none was inferred
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

    /** Tallies a batch. */
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
}
