// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The same pair in every slot; where that does not fit, the cheapest inference and no retraining.
 */
final class FixedPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    private final Allocation fixed;

    FixedPolicy(
            ConfigurationSpace space,
            InferenceConfiguration inference,
            RetrainingConfiguration retraining) {
        super(space);
        this.fixed = Allocation.unweighted(inference, retraining);
    }

    /** The middle inference and the middle retraining configuration; of two middles the higher. */
    static FixedPolicy middle(ConfigurationSpace space) {
        return new FixedPolicy(
                space,
                space.inference().get(space.inference().size() / 2),
                space.retraining().get(space.retraining().size() / 2));
    }

    /** The best resolution and no retraining: the paper's Student-Only. */
    static FixedPolicy bestResolution(ConfigurationSpace space) {
        return new FixedPolicy(space, space.bestInference(), RetrainingConfiguration.NONE);
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        return fixed.retraining().cost() + fixed.inference().cost() <= perFrame
                ? fixed
                : Allocation.unweighted(space.cheapestInference(), RetrainingConfiguration.NONE);
    }
}
