// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Choice of a policy for a slot, with the weights that led to it.
 *
 * @param inference how every frame of the slot is inferred
 * @param retraining how the student is retrained on the slot
 * @param retrainingWeight V<sub>t</sub>; 0 for policies that weigh nothing
 * @param inferenceWeight W<sub>t</sub>; 0 for policies that weigh nothing
 * @param overloaded whether not even the cheapest inference configuration fits the budget; it is
 *     chosen all the same, without retraining
 */
public record Allocation(
        InferenceConfiguration inference,
        RetrainingConfiguration retraining,
        double retrainingWeight,
        double inferenceWeight,
        boolean overloaded) {

    /** The answer of every policy when not even the cheapest inference configuration fits. */
    static Allocation overloaded(
            ConfigurationSpace space, double retrainingWeight, double inferenceWeight) {
        return new Allocation(
                space.cheapestInference(),
                RetrainingConfiguration.NONE,
                retrainingWeight,
                inferenceWeight,
                true);
    }

    /** A pair that fits, chosen without weights. */
    static Allocation unweighted(
            InferenceConfiguration inference, RetrainingConfiguration retraining) {
        return new Allocation(inference, retraining, 0, 0, false);
    }

    /** Compute this allocation takes for so many frames, in the profile's unit. */
    public double computeUsed(long frames) {
        return frames * (retraining.cost() + inference.cost());
    }
}
