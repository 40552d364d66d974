// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.operator.CapacityModel;
import java.util.List;

/**
 * Compute of a slot, in the terms of Table II of the paper, whose limited compute comes in two
 * strengths.
 */
enum ComputeLevel {
    /** The best inference and the best retraining fit into every slot. */
    SUFFICIENT("sufficient"),
    /** From the cheapest inference beside the least retraining to the best beside the next one. */
    LIMITED("limited"),
    /**
     * From the cheapest inference beside the least retraining to the best beside it. So in every
     * slot retraining, if only a little, costs resolution.
     */
    TIGHT("tight"),
    /** From the cheapest inference to the best one: nothing is left to retrain with. */
    SCARCE("scarce");

    private final String label;

    ComputeLevel(String label) {
        this.label = label;
    }

    CapacityModel capacity(ConfigurationSpace space, long seed) {
        double cheapest = space.cheapestInference().cost();
        double best = space.bestStudent().cost();
        List<RetrainingConfiguration> retraining = space.retraining();
        double next = retraining.get(Math.min(2, retraining.size() - 1)).cost();
        double least = retraining.get(Math.min(1, retraining.size() - 1)).cost();
        return switch (this) {
            case SUFFICIENT -> CapacityModel.constant(best + space.bestRetraining().cost());
            case LIMITED -> CapacityModel.uniform(cheapest + least, best + next, seed);
            case TIGHT -> CapacityModel.uniform(cheapest + least, best + least, seed);
            case SCARCE -> CapacityModel.uniform(cheapest, best, seed);
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
