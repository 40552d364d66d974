// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Inference-Greedy of the paper: the best inference the slot can buy, and what that leaves goes to
 * retraining.
 */
final class InferenceGreedyPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    InferenceGreedyPolicy(ConfigurationSpace space) {
        super(space);
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        return inferFirst(space.bestInferenceBeside(0, perFrame), perFrame);
    }
}
