// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.Probabilities;

/**
 * The frames of a site to ask the teacher about, chosen one by one as the student answers them:
 * those among which the student's confidence is in the lowest share of its last answers. Every
 * frame of a slot brings its share of an opinion, and a frame is only asked about when a whole one
 * has come together, so a slot never has more opinions than its frames' shares allow. Used by one
 * thread.
 */
public final class UnsureFrames {

    /** Answers among which a confidence is low or not; a slot of a few seconds has as many. */
    private static final int WINDOW = 128;

    /** Opinions left over by which the share asked about doubles until they are used up. */
    private static final double SLACK = 8;

    private final double sure;
    private final float[] confidences = new float[WINDOW];
    private long answers;
    private long slot = Long.MIN_VALUE;
    private double opinions;

    /**
     * @param sure confidence from which on a student is sure, above 0; nobody else is asked then
     */
    public UnsureFrames(double sure) {
        this.sure = sure;
    }

    /** Returns whether a student of these probabilities is not sure. */
    public boolean isUnsure(float[] probabilities) {
        return confidence(probabilities) < sure;
    }

    /**
     * Returns whether the teacher is asked about the next frame, which then counts.
     *
     * @param frameSlot index of its slot; what is left of one slot's opinions is not for the next
     * @param share share of such frames that may be asked about, 0 to 1
     * @param probabilities the student's, of each class
     */
    public boolean ask(long frameSlot, double share, float[] probabilities) {
        if (frameSlot != slot) {
            slot = frameSlot;
            opinions = 0;
        }
        float confidence = confidence(probabilities);
        confidences[(int) (answers % WINDOW)] = confidence;
        answers++;
        opinions += share;
        // Rounding: ten tenths are a whole.
        boolean asked =
                opinions >= 1 - 1e-9
                        && confidence < sure
                        && rank(confidence) < share * (1 + (opinions - 1) / SLACK);
        if (asked) {
            opinions--;
        }
        return asked;
    }

    /** Share of the last answers whose confidence was lower. */
    private double rank(float confidence) {
        int known = (int) Math.min(answers, WINDOW);
        int lower = 0;
        for (int i = 0; i < known; i++) {
            lower += confidences[i] < confidence ? 1 : 0;
        }
        return (double) lower / known;
    }

    private static float confidence(float[] probabilities) {
        return probabilities[Probabilities.argMax(probabilities)];
    }
}
