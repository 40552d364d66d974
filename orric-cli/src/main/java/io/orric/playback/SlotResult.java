// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.SlotDecision;

/**
 * A decided slot and the counts of its frames.
 *
 * @param decision the decision
 * @param tally counts of the frames that are answered so far
 */
public record SlotResult(SlotDecision decision, Tally tally) {

    static SlotResult undone(SlotDecision decision) {
        return new SlotResult(
                decision, new Tally(decision.site(), decision.slot(), 0, 0, 0, 0, 0, 0, -1));
    }

    SlotResult plus(Tally more) {
        return new SlotResult(decision, tally.plus(more));
    }

    /** Returns whether every frame of the slot is accounted for. */
    boolean complete() {
        return tally.frames() + decision.skippedFrames() == decision.frames();
    }

    /** Number of inferred frames whose ground truth is known. */
    public long labelled() {
        return tally.labelled();
    }

    /** Number of labelled frames inferred correctly. */
    public long correct() {
        return tally.correct();
    }

    /** Share of inferred frames that the teacher was asked about too; 0 if none was inferred. */
    public double escalated() {
        return tally.predictions() == 0 ? 0 : (double) tally.escalated() / tally.predictions();
    }

    /** Version of the newest student that inferred a frame of the slot; -1 if none was inferred. */
    public long modelVersion() {
        return tally.modelVersion();
    }

    /** Share of labelled frames that were inferred correctly; NaN if none is labelled. */
    public double accuracy() {
        return (double) correct() / labelled();
    }
}
