// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * All that is known of a student and a teacher before the first slot: what each configuration
 * yields and costs, and the two facts about the learning curve f that the algorithm uses.
 *
 * @param space the configurations
 * @param maxAccuracy f(A<sup>T</sup><sub>max</sub>), the accuracy of the best configurations
 *     without drift, in (0, 1]; accuracies are normalised by it
 * @param slope L, a lower bound of f'(A<sup>T</sup><sub>max</sub>), above 0
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
        Checks.positive("learning-curve slope", slope);
        double gain = space.bestRetraining().gain();
        if (slope * gain >= maxAccuracy) {
            throw new IllegalArgumentException(
                    "learning-curve slope is "
                            + slope
                            + ", must be below f-max / highest gain = "
                            + maxAccuracy / gain);
        }
    }
}
