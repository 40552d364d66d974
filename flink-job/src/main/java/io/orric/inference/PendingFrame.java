// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.frames.Stamped;

/**
 * A frame between its arrival and its answer. A decoding thread sets what became of its image, says
 * so, and does not touch the frame again; from then on it belongs to the inference thread.
 */
final class PendingFrame {

    private final Stamped<Frame> stamped;
    private float[] input;
    private DeadLetter deadLetter;

    /** Set last by the decoding thread, so that the inference thread sees what it set before. */
    private volatile boolean read;

    PendingFrame(Stamped<Frame> stamped) {
        this.stamped = stamped;
    }

    Stamped<Frame> stamped() {
        return stamped;
    }

    String site() {
        return stamped.site();
    }

    void decoded(float[] modelInput) {
        input = modelInput;
    }

    void refused(DeadLetter letter) {
        deadLetter = letter;
    }

    /** Model input, channels R, G, B, each row by row; null unless it was decoded. */
    float[] input() {
        return input;
    }

    /** The dead letter; null unless the frame was refused. */
    DeadLetter deadLetter() {
        return deadLetter;
    }

    void setRead() {
        read = true;
    }

    /** Whether its image was decoded or refused. */
    boolean isRead() {
        return read;
    }

    /** Whether it goes to the same model in the same batch as another one. */
    boolean fits(PendingFrame other) {
        return stamped.resolution() == other.stamped.resolution()
                && stamped.slotEnd() == other.stamped.slotEnd();
    }
}
