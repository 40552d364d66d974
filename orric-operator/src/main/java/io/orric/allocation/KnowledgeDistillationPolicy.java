// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Knowledge-Distillation of the paper: the teacher imparts all it can, whatever that costs.
 *
 * <p>The paper defines it for slots that can buy the best pair, which it then takes. In a smaller
 * slot this one keeps to its purpose: the best retraining that leaves room for the cheapest
 * inference, then the best inference beside it.
 */
final class KnowledgeDistillationPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    KnowledgeDistillationPolicy(ConfigurationSpace space) {
        super(space);
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        return retrainFirst(
                space.bestRetrainingBeside(space.cheapestInference().cost(), perFrame), perFrame);
    }
}
