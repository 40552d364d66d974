// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Arrays;
import java.util.List;

/**
 * An upper bound of the optimum P* of problem (P) in constant memory, for traces too long for
 * {@link OfflineOptimum}.
 *
 * <p>A concave f lies below its tangents, f(x) ≤ p + q · x. With A*(t), the best inference that the
 * slot affords, in the term of q, what remains is a sum over slots, each with its own choice only:
 *
 * <pre>
 *   P ≤ Σ_t D(t) · max { p · A^I_j + q · K(t) · A^T_i : C^T_i + C^I_j ≤ U(t) },
 *   K(t) = Σ_{τ&gt;t} D(τ) · A*(τ) / Σ_{σ&lt;τ} D(σ),   p = f(0) in slot 1
 * </pre>
 *
 * <p>The bound is the least over {@value #TANGENTS} tangents. It is of the kind of the paper's
 * Lemmas 1–3, for one trace instead of all. Two passes, O(M · N) a slot.
 */
public final class OfflineBound {

    private static final int TANGENTS = 33;

    private final LongTermAccuracy problem;
    private final ConfigurationSpace space;
    private final double[] levels = new double[TANGENTS];
    private final double[] slopes = new double[TANGENTS];

    private OfflineBound(LongTermAccuracy problem) {
        this.problem = problem;
        this.space = problem.profile().space();
        double highest = space.bestRetraining().gain();
        for (int k = 0; k < TANGENTS; k++) {
            double extent = highest * k / (TANGENTS - 1);
            slopes[k] = problem.curve().slopeAt(extent);
            levels[k] = problem.curve().at(extent) - slopes[k] * extent;
        }
    }

    /**
     * The upper bound of every plan for the trace.
     *
     * @param trace is iterated twice
     */
    public static double of(LongTermAccuracy problem, Iterable<SlotBudget> trace) {
        OfflineBound bound = new OfflineBound(problem);
        return bound.sum(trace, bound.use(trace));
    }

    /** K(0) without its first term: what a unit of gain in slot 1 is used for afterwards. */
    private double use(Iterable<SlotBudget> trace) {
        double use = 0;
        double past = 0;
        for (SlotBudget budget : trace) {
            use += use(budget, past);
            past += budget.frames();
        }
        return use;
    }

    private double use(SlotBudget budget, double past) {
        if (past == 0) {
            return 0;
        }
        InferenceConfiguration most = space.bestInferenceBeside(0, budget.capacityPerFrame());
        return budget.frames() * normalised(most == null ? space.cheapestInference() : most) / past;
    }

    private double sum(Iterable<SlotBudget> trace, double wholeUse) {
        double[] sums = new double[TANGENTS];
        double use = wholeUse;
        double past = 0;
        for (SlotBudget budget : trace) {
            use = Math.max(0, use - use(budget, past));
            List<Allocation> choices = space.choices(budget.capacityPerFrame());
            for (int k = 0; k < TANGENTS; k++) {
                double level = past == 0 ? problem.curve().at(0) : levels[k];
                sums[k] += budget.frames() * best(choices, level, slopes[k] * use);
            }
            past += budget.frames();
        }
        return Arrays.stream(sums).min().orElseThrow();
    }

    private double best(List<Allocation> choices, double level, double gainWeight) {
        double best = 0;
        for (Allocation choice : choices) {
            double gain = gainWeight * choice.retraining().gain();
            best = Math.max(best, level * normalised(choice.inference()) + gain);
        }
        return best;
    }

    private double normalised(InferenceConfiguration inference) {
        return inference.accuracy() / problem.profile().maxAccuracy();
    }
}
