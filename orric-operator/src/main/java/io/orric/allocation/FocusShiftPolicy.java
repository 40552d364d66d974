// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Focus-Shift of the paper: from retraining to inference as time passes.
 *
 * <p>The paper says no more than that, and that the shift follows Σ<sub>τ=t</sub><sup>T−1</sup>
 * 1/τ. Here that sum sets the share of the slot's spare compute that retraining may take first:
 *
 * <pre>
 *   s_t = Σ_{τ=t}^{T−1} 1/τ / Σ_{τ=1}^{T−1} 1/τ,   C^T_i ≤ s_t · (U(t) − C^I_min)
 * </pre>
 *
 * then the best inference beside that, then the best retraining beside that inference. So s is 1 in
 * slot 1, where this is {@link KnowledgeDistillationPolicy}, and 0 from slot T on, where it is
 * {@link InferenceGreedyPolicy}.
 */
final class FocusShiftPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    private final long horizon;

    /**
     * @param horizon T, slots the stream will have, at least 1
     */
    FocusShiftPolicy(ConfigurationSpace space, long horizon) {
        super(space);
        Checks.atLeastOne("horizon", horizon);
        this.horizon = horizon;
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        double least = space.cheapestInference().cost();
        double forInference = (1 - retrainingShare(slot)) * (perFrame - least);
        double forRetraining = Math.max(least, perFrame - forInference);
        RetrainingConfiguration first = space.bestRetrainingBeside(least, forRetraining);
        return inferFirst(space.bestInferenceBeside(first.cost(), perFrame), perFrame);
    }

    private double retrainingShare(long slot) {
        double remaining = HarmonicNumbers.sum(slot, horizon - 1);
        return remaining == 0 ? 0 : remaining / HarmonicNumbers.sum(1, horizon - 1);
    }
}
