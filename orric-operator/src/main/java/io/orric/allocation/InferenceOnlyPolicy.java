// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/** Spends a slot's compute on the best inference it can buy and never retrains. */
public final class InferenceOnlyPolicy implements AllocationPolicy {

    private static final long serialVersionUID = 1L;

    private final ConfigurationSpace space;

    public InferenceOnlyPolicy(ConfigurationSpace space) {
        this.space = space;
    }

    @Override
    public Decision decide(PolicyState state, SlotBudget budget) {
        InferenceConfiguration affordable = null;
        for (InferenceConfiguration configuration : space.inference()) {
            if (configuration.cost() <= budget.capacityPerFrame()) {
                affordable = configuration;
            }
        }
        boolean overloaded = affordable == null;
        return new Decision(
                new Allocation(
                        overloaded ? space.cheapestInference() : affordable,
                        RetrainingConfiguration.NONE,
                        0,
                        0,
                        overloaded),
                state.next(budget.frames()));
    }
}
