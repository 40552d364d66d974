// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Inference-Only of the paper: spends a slot's compute on the best inference it can buy and never
 * retrains.
 */
final class InferenceOnlyPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    InferenceOnlyPolicy(ConfigurationSpace space) {
        super(space);
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        return retrainFirst(RetrainingConfiguration.NONE, perFrame);
    }
}
