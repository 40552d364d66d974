// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Amount that a student has learned from past slots: the average gain of their frames, the argument
 * of the {@link LearningCurve}. Immutable.
 */
public interface LearningExtent extends Serializable {

    /** The extent the next slot starts from; 0 before the first. */
    double value();

    /**
     * The extent once another slot is over.
     *
     * @param frames the slot's D
     * @param gain A<sup>T</sup><sub>i</sub> of the retraining chosen in it
     */
    LearningExtent after(long frames, double gain);

    /** Every past frame counts the same, the paper's model: Σ D(τ) · A<sup>T</sup>(τ) / Σ D(τ). */
    static LearningExtent average() {
        return decaying(1);
    }

    /**
     * Older frames count less: Σ α<sup>t−1−τ</sup> · D(τ) · A<sup>T</sup>(τ) / Σ α<sup>t−1−τ</sup>
     * · D(τ).
     *
     * @param decay α, above 0 and at most 1
     */
    static LearningExtent decaying(double decay) {
        return new DecayingExtent(decay, 0, 0);
    }

    /**
     * Only the frames of the last slots count, all the same.
     *
     * @param slots w, at least 1
     */
    static LearningExtent window(int slots) {
        return new WindowExtent(slots);
    }
}
