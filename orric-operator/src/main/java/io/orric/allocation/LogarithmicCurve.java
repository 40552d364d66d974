// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The paper's logarithmic form f(x) = ln(a · ln(o + x) + b), increasing and concave for all its
 * parameters; o is what the student had learned before the first slot.
 *
 * @param scale a, above 0
 * @param shift b
 * @param offset o, above 0
 */
public record LogarithmicCurve(double scale, double shift, double offset) implements LearningCurve {

    /**
     * @throws IllegalArgumentException if a parameter is outside its range or f(0) is not above 0
     */
    public LogarithmicCurve {
        Checks.positive("logarithmic-curve scale", scale);
        Checks.positive("logarithmic-curve offset", offset);
        Checks.positive("logarithmic curve at 0", Math.log(scale * Math.log(offset) + shift));
    }

    @Override
    public double at(double extent) {
        return Math.log(inner(extent));
    }

    @Override
    public double slopeAt(double extent) {
        return scale / ((offset + extent) * inner(extent));
    }

    private double inner(double extent) {
        return scale * Math.log(offset + extent) + shift;
    }
}
