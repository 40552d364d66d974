// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/**
 * A frame that the student has answered and the teacher is asked about. Teachers see all frames at
 * the same resolution, whatever the student's was; one that cannot be decoded at it has no pixels.
 */
final class EscalatedFrame extends PendingFrame {

    private final PendingFrame frame;
    private final Answer answer;

    /**
     * @param frame the frame as the student saw it
     * @param answer the student's
     */
    EscalatedFrame(PendingFrame frame, Answer answer) {
        super(frame.stamped());
        this.frame = frame;
        this.answer = answer;
    }

    PendingFrame frame() {
        return frame;
    }

    Answer answer() {
        return answer;
    }

    @Override
    boolean fits(PendingFrame other) {
        return true;
    }
}
