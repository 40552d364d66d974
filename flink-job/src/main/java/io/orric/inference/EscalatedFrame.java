// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/**
 * A frame that the student has answered and the teacher is asked about. Teachers see all frames at
 * the same resolution, whatever the student's was; one that cannot be decoded at it has no pixels.
 */
final class EscalatedFrame extends PendingFrame {

    private final PendingFrame frame;
    private final long studentVersion;
    private final float[] probabilities;

    /**
     * @param frame the frame as the student saw it
     * @param studentVersion version of the student
     * @param probabilities the student's, of each class
     */
    EscalatedFrame(PendingFrame frame, long studentVersion, float[] probabilities) {
        super(frame.stamped());
        this.frame = frame;
        this.studentVersion = studentVersion;
        this.probabilities = probabilities;
    }

    PendingFrame frame() {
        return frame;
    }

    long studentVersion() {
        return studentVersion;
    }

    float[] probabilities() {
        return probabilities;
    }

    @Override
    boolean fits(PendingFrame other) {
        return true;
    }
}
