// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.DeadLetter;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;

/**
 * Counts of frames of a site.
 *
 * @param site the site
 * @param slot index of the slot; of several slots, that of the first
 * @param late frames that their slot was decided without
 * @param predictions frames inferred
 * @param escalated those of them that the teacher was asked about too
 * @param deadLetters frames that could not be inferred
 * @param labelled frames inferred whose ground truth is known
 * @param correct labelled frames inferred correctly
 * @param modelVersion version of the newest student that inferred them; -1 if none was inferred
 */
public record Tally(
        String site,
        long slot,
        long late,
        long predictions,
        long escalated,
        long deadLetters,
        long labelled,
        long correct,
        long modelVersion) {

    /** Counts a frame. */
    static Tally of(InferenceResult result) {
        Prediction prediction = result.prediction();
        if (prediction == null) {
            DeadLetter letter = result.deadLetter();
            return new Tally(
                    letter.site(), letter.slot(), letter.late() ? 1 : 0, 0, 0, 1, 0, 0, -1);
        }
        return new Tally(
                prediction.site(),
                prediction.slot(),
                prediction.late() ? 1 : 0,
                1,
                prediction.escalated() ? 1 : 0,
                0,
                prediction.label() == null ? 0 : 1,
                prediction.className().equals(prediction.label()) ? 1 : 0,
                prediction.modelVersion());
    }

    Tally plus(Tally more) {
        return new Tally(
                site,
                slot,
                late + more.late,
                predictions + more.predictions,
                escalated + more.escalated,
                deadLetters + more.deadLetters,
                labelled + more.labelled,
                correct + more.correct,
                Math.max(modelVersion, more.modelVersion));
    }

    long frames() {
        return predictions + deadLetters;
    }
}
