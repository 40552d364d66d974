// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The learning extent as a weighted average whose weights shrink by α from slot to slot.
 *
 * @param decay α, in (0, 1]; 1 weighs all frames the same
 * @param learned Σ α<sup>t−1−τ</sup> · D(τ) · A<sup>T</sup>(τ)
 * @param weight Σ α<sup>t−1−τ</sup> · D(τ)
 */
record DecayingExtent(double decay, double learned, double weight) implements LearningExtent {

    private static final long serialVersionUID = 1L;

    DecayingExtent {
        Checks.positive("decay of the learning extent", decay);
        Checks.within("decay of the learning extent", decay, 0, 1);
    }

    @Override
    public double value() {
        return weight == 0 ? 0 : learned / weight;
    }

    @Override
    public LearningExtent after(long frames, double gain) {
        return new DecayingExtent(decay, decay * learned + frames * gain, decay * weight + frames);
    }
}
