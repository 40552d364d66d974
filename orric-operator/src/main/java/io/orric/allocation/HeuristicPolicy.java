// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/** A policy without weights: it sees the slot's index and its budget per frame, nothing else. */
abstract class HeuristicPolicy implements AllocationPolicy {

    private static final long serialVersionUID = 1L;

    final ConfigurationSpace space;

    HeuristicPolicy(ConfigurationSpace space) {
        this.space = space;
    }

    @Override
    public final Decision decide(PolicyState state, SlotBudget budget) {
        PolicyState next = state.next(budget.frames());
        double perFrame = budget.capacityPerFrame();
        return new Decision(
                space.cheapestInference().cost() <= perFrame
                        ? choose(next.slot(), perFrame)
                        : Allocation.overloaded(space, 0, 0),
                next);
    }

    /**
     * Chooses the pair for a slot in which at least the cheapest inference configuration fits.
     *
     * @param slot t, from 1
     * @param perFrame U(t)
     */
    abstract Allocation choose(long slot, double perFrame);

    /** The best inference that fits beside the given retraining, which must leave room for one. */
    final Allocation retrainFirst(RetrainingConfiguration retraining, double perFrame) {
        return Allocation.unweighted(
                space.bestInferenceBeside(retraining.cost(), perFrame), retraining);
    }

    /** The best retraining that fits beside the given inference, which must fit by itself. */
    final Allocation inferFirst(InferenceConfiguration inference, double perFrame) {
        return Allocation.unweighted(
                inference, space.bestRetrainingBeside(inference.cost(), perFrame));
    }
}
