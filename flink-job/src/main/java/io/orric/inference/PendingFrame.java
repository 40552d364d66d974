// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.frames.Stamped;

/**
 * A frame between its arrival and its answer. A decoding thread sets what became of its image, says
 * so, and does not touch the frame again; from then on it belongs to the inference thread.
 */
class PendingFrame {

    private final Stamped<Frame> stamped;
    private short[] pixels;
    private DeadLetter deadLetter;

    /** Set last by the decoding thread, so that the inference thread sees what it set before. */
    private volatile boolean read;

    PendingFrame(Stamped<Frame> stamped) {
        this.stamped = stamped;
    }

    final Stamped<Frame> stamped() {
        return stamped;
    }

    final String site() {
        return stamped.site();
    }

    final void decoded(short[] decoded) {
        pixels = decoded;
    }

    final void refused(DeadLetter letter) {
        deadLetter = letter;
    }

    /**
     * Its picture as {@link io.orric.vision.FrameDecoder#pixels} gives it; null unless it was
     * decoded.
     */
    final short[] pixels() {
        return pixels;
    }

    /** The dead letter; null unless the frame was refused. */
    final DeadLetter deadLetter() {
        return deadLetter;
    }

    final void setRead() {
        read = true;
    }

    /** Returns whether its image was decoded or refused. */
    final boolean isRead() {
        return read;
    }

    /** Returns whether it may go to the model in one batch with another frame. */
    boolean fits(PendingFrame other) {
        return stamped.resolution() == other.stamped.resolution();
    }
}
