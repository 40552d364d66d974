// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import java.util.Arrays;

/**
 * Repeated measurements of one quantity.
 *
 * @param median the middle one
 * @param lower first quartile
 * @param upper third quartile
 */
public record Quartiles(double median, double lower, double upper) {

    /**
     * Sums up measurements; between two of them quartiles are interpolated.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Quartiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no measurement");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    /** The same measurements in other units. */
    public Quartiles times(double factor) {
        return new Quartiles(factor * median, factor * lower, factor * upper);
    }

    /** The quartiles of a sum, if both parts are high together and low together. */
    public Quartiles plus(Quartiles other) {
        return new Quartiles(median + other.median, lower + other.lower, upper + other.upper);
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
