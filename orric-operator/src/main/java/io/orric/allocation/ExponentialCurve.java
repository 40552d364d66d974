// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The paper's exponential form f(x) = exp(a + b / u + c · ln u) with u = o + x, where o is what the
 * student had learned before the first slot.
 *
 * <p>Not every choice of parameters increases and is concave: see {@link
 * LearningCurve#requireIncreasingAndConcave}. With c = 0 and b &lt; 0 it is where u ≥ −b / 2.
 *
 * @param a logarithm of the level
 * @param b weight of 1 / u
 * @param c weight of ln u
 * @param offset o, above 0
 */
public record ExponentialCurve(double a, double b, double c, double offset)
        implements LearningCurve {

    /**
     * @throws IllegalArgumentException if the offset is not above 0
     */
    public ExponentialCurve {
        Checks.positive("exponential-curve offset", offset);
    }

    @Override
    public double at(double extent) {
        double u = offset + extent;
        return Math.exp(a + b / u + c * Math.log(u));
    }

    @Override
    public double slopeAt(double extent) {
        double u = offset + extent;
        return at(extent) * (c * u - b) / (u * u);
    }
}
