// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The power law f(x) = c − a · (o + x)<sup>−α</sup>, increasing and concave for all its parameters.
 *
 * <p>The paper's form, c − a · x<sup>−α</sup>, has no value at 0; o is what the student had learned
 * before the first slot.
 *
 * @param limit c, the accuracy that endless learning approaches
 * @param amplitude a, above 0
 * @param exponent α, above 0
 * @param offset o, above 0
 */
public record PowerCurve(double limit, double amplitude, double exponent, double offset)
        implements LearningCurve {

    /**
     * @throws IllegalArgumentException if a parameter is outside its range or f(0) is not above 0
     */
    public PowerCurve {
        Checks.positive("power-curve amplitude", amplitude);
        Checks.positive("power-curve exponent", exponent);
        Checks.positive("power-curve offset", offset);
        Checks.positive("power curve at 0", limit - amplitude * Math.pow(offset, -exponent));
    }

    @Override
    public double at(double extent) {
        return limit - amplitude * Math.pow(offset + extent, -exponent);
    }

    @Override
    public double slopeAt(double extent) {
        return amplitude * exponent * Math.pow(offset + extent, -exponent - 1);
    }
}
