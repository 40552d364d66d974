// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Yields and costs of the configurations of a student and a teacher, and the two facts about the
 * learning curve f that the algorithm uses. Known before the first slot.
 *
 * <pre>{@code
 * ConfigurationSpace space =
 *         ConfigurationSpace.of(
 *                 List.of(new InferenceConfiguration(64, 0.93, 8.9)),
 *                 List.of(new RetrainingConfiguration(0.5, 0.5, 22.9)));
 * Profile profile = new Profile(space, 0.93, 0.2);
 * }</pre>
 *
 * @param space the configurations
 * @param maxAccuracy f(A<sup>T</sup><sub>max</sub>), the accuracy of the best configurations, in
 *     (0, 1]; accuracies are normalised by it
 * @param slope L, a lower bound of f'(A<sup>T</sup><sub>max</sub>), at least 0; with 0 a better
 *     student is worth nothing
 */
public record Profile(ConfigurationSpace space, double maxAccuracy, double slope)
        implements Serializable {

    /**
     * @throws IllegalArgumentException if a component is outside its range, or if the slope is so
     *     steep that no concave curve with f(0) ≥ 0 has it
     */
    public Profile {
        Checks.within("learning-curve f-max", maxAccuracy, 0, 1);
        Checks.positive("learning-curve f-max", maxAccuracy);
        Checks.within("learning-curve slope", slope, 0, Double.MAX_VALUE);
        double steepest = steepest(space, maxAccuracy);
        if (slope >= steepest) {
            throw new IllegalArgumentException(
                    String.format(
                            "learning-curve slope is %s, must be below f-max / highest gain = %s",
                            slope, steepest));
        }
    }

    /** Bound that every slope is below: no concave curve with f(0) ≥ 0 reaches it at its end. */
    public double steepestSlope() {
        return steepest(space, maxAccuracy);
    }

    private static double steepest(ConfigurationSpace space, double maxAccuracy) {
        double gain = space.bestRetraining().gain();
        return gain == 0 ? Double.POSITIVE_INFINITY : maxAccuracy / gain;
    }
}
