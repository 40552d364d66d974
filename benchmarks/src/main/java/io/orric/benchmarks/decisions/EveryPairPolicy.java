// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.decisions;

import io.orric.allocation.Allocation;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Decision;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.PolicyState;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.allocation.SlotBudget;
import java.util.List;

/** Weighs every pair that fits, by weights that stay the same: the search ORRIC does without. */
final class EveryPairPolicy implements AllocationPolicy {

    private static final long serialVersionUID = 1L;

    private final double retrainingWeight;
    private final double inferenceWeight;
    private final RetrainingConfiguration[] retraining;
    private final InferenceConfiguration[] inference;

    EveryPairPolicy(Profile profile) {
        List<RetrainingConfiguration> retrainings = profile.space().retraining();
        List<InferenceConfiguration> inferences = profile.space().inference();
        this.retrainingWeight = profile.slope();
        this.inferenceWeight = 1;
        this.retraining = retrainings.toArray(RetrainingConfiguration[]::new);
        this.inference = inferences.toArray(InferenceConfiguration[]::new);
    }

    @Override
    public Decision decide(PolicyState state, SlotBudget budget) {
        double perFrame = budget.capacityPerFrame();
        double best = Double.NEGATIVE_INFINITY;
        InferenceConfiguration bestInference = inference[0];
        RetrainingConfiguration bestRetraining = RetrainingConfiguration.NONE;
        for (RetrainingConfiguration i : retraining) {
            for (InferenceConfiguration j : inference) {
                double objective = retrainingWeight * i.gain() + inferenceWeight * j.accuracy();
                if (i.cost() + j.cost() <= perFrame && objective > best) {
                    best = objective;
                    bestInference = j;
                    bestRetraining = i;
                }
            }
        }
        Allocation allocation =
                new Allocation(
                        bestInference,
                        bestRetraining,
                        retrainingWeight,
                        inferenceWeight,
                        best == Double.NEGATIVE_INFINITY);
        return new Decision(allocation, state.next(budget.frames()));
    }
}
