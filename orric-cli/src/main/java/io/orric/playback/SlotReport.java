// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.SlotDecision;

/**
 * A decided slot and what became of its frames.
 *
 * @param decision what was decided
 * @param predictions frames inferred
 * @param deadLetters frames that could not be
 * @param labelled frames inferred whose ground truth is known
 * @param correct labelled frames inferred rightly
 * @param modelVersion version of the student that inferred the slot's last batch
 */
public record SlotReport(
        SlotDecision decision,
        long predictions,
        long deadLetters,
        long labelled,
        long correct,
        long modelVersion) {

    static SlotReport undone(SlotDecision decision) {
        return new SlotReport(decision, 0, 0, 0, 0, -1);
    }

    SlotReport plus(BatchTally tally) {
        return new SlotReport(
                decision,
                predictions + tally.predictions(),
                deadLetters + tally.deadLetters(),
                labelled + tally.labelled(),
                correct + tally.correct(),
                Math.max(modelVersion, tally.modelVersion()));
    }

    /** Whether every frame of the slot is accounted for. */
    boolean complete() {
        return predictions + deadLetters == decision.frames();
    }

    /** Share of labelled frames that were inferred rightly; NaN if none is labelled. */
    public double accuracy() {
        return (double) correct / labelled;
    }
}
