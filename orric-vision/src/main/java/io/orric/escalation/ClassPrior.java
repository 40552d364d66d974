// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.Probabilities;

/**
 * The classes of a site's last answers as a prior for the next one. Before a camera that stands
 * still the same few classes come again and again, so an answer that names one of them is more
 * probable than its frame alone makes it:
 *
 * <pre>
 *   p'(y) ∝ p(y) · (n(y) + 1)
 * </pre>
 *
 * where n(y) counts the last answers of class y, each answer for 1/{@value #MEMORY} less than the
 * one after it. Counted is what the models say by themselves; otherwise a prior would confirm
 * itself. Where classes come mixed, counts are chance: with more than {@value #MOST_CLASSES}
 * effective classes answers stay as they are.
 *
 * <p>Answers are given one after the other in the order of their frames. Used by one thread.
 */
public final class ClassPrior {

    /** Answers that are remembered, together as much as so many. */
    private static final int MEMORY = 20;

    /** Of ten classes that come mixed, this few are hardly ever in sight among so many answers. */
    private static final double MOST_CLASSES = 3;

    private final double[] counts;

    /**
     * @param classes number of classes
     */
    public ClassPrior(int classes) {
        this.counts = new double[classes];
    }

    /**
     * The probabilities of a frame's classes with regard to the answers before.
     *
     * @param probabilities the models' own, which are remembered for the next answers
     */
    public float[] regard(float[] probabilities) {
        float[] answer =
                EffectiveClasses.of(counts) <= MOST_CLASSES
                        ? corrected(probabilities)
                        : probabilities;
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= 1 - 1.0 / MEMORY;
        }
        counts[Probabilities.argMax(probabilities)]++;
        return answer;
    }

    private float[] corrected(float[] probabilities) {
        float[] corrected = new float[probabilities.length];
        double sum = 0;
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = (float) (probabilities[i] * (counts[i] + 1));
            sum += corrected[i];
        }
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] /= (float) sum;
        }
        return corrected;
    }
}
