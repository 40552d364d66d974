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

    /**
     * The same, with what it leaves of the slot's compute spent on second opinions.
     *
     * @param most share of the frames that opinions are of any use for, in [0, 1]
     * @param opinionCost compute of one, in the profile's unit; not above 0 where it is unknown,
     *     which leaves the allocation as it is
     */
    public Allocation escalating(SlotBudget budget, double most, double opinionCost) {
        double left = budget.capacityPerFrame() - inference.cost() - retraining.cost();
        double share = Math.min(left / opinionCost, most - inference.escalation());
        if (!(opinionCost > 0 && share > 0) || overloaded) {
            return this;
        }
        return new Allocation(
                inference.escalating(share, opinionCost),
                retraining,
                retrainingWeight,
                inferenceWeight,
                false);
    }

    /** Compute this allocation takes for so many frames, in the profile's unit. */
    public double computeUsed(long frames) {
        return frames * (retraining.cost() + inference.cost());
    }
}
