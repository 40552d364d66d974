// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Problem (P) of the paper: the objective that every policy is measured by.
 *
 * <pre>
 *   maximise Σ_{t=1}^{T} D(t) · f( Σ_{τ&lt;t} D(τ) · A^T(τ) / Σ_{τ&lt;t} D(τ) ) · A^I(t)
 *   subject to C^T(t) + C^I(t) ≤ U(t) in every slot
 * </pre>
 *
 * <p>What a slot retrains is used from the next slot on; the first slot is inferred at f(0).
 * A<sup>I</sup> is normalised by f(A<sup>T</sup><sub>max</sub>).
 *
 * @param profile facts known before the first slot
 * @param curve f, which agrees with the profile
 */
public record LongTermAccuracy(Profile profile, LearningCurve curve) implements Serializable {

    /**
     * @throws IllegalArgumentException if the curve breaks Assumption 1, or Assumption 2: its value
     *     at the highest gain is not the profile's, or its slope there is below the profile's
     */
    public LongTermAccuracy {
        double highest = profile.space().bestRetraining().gain();
        curve.requireIncreasingAndConcave(highest);
        Checks.within(
                "learning-curve f-max",
                profile.maxAccuracy(),
                curve.at(highest) - 1e-9,
                curve.at(highest) + 1e-9);
        Checks.within("learning-curve slope", profile.slope(), 0, curve.slopeAt(highest) + 1e-9);
    }

    /** The score before the first slot, all past frames counting the same. */
    public Score start() {
        return start(LearningExtent.average());
    }

    /** The score before the first slot, by another notion of what was learned. */
    public Score start(LearningExtent extent) {
        return new Score(this, extent, 0, 0);
    }

    /** The score that a policy reaches on a trace. */
    public Score of(AllocationPolicy policy, Iterable<SlotBudget> trace) {
        return of(policy, PolicyState.INITIAL, trace);
    }

    /** The score that a policy reaches on a trace, from the given state. */
    public Score of(AllocationPolicy policy, PolicyState initial, Iterable<SlotBudget> trace) {
        Score score = start();
        PolicyState state = initial;
        for (SlotBudget budget : trace) {
            Decision decision = policy.decide(state, budget);
            score = score.after(budget.frames(), decision.allocation());
            state = decision.nextState();
        }
        return score;
    }

    /**
     * D · f(extent) · A<sup>I</sup>, what one slot adds to the objective. An average of gains that
     * rounding has put above the highest of them counts as that.
     */
    double slot(double frames, double extent, InferenceConfiguration inference) {
        double learned = Math.min(extent, profile.space().bestRetraining().gain());
        return frames * curve.at(learned) * (inference.accuracy() / profile.maxAccuracy());
    }

    /**
     * The objective so far, in constant memory. Immutable.
     *
     * @param problem what is maximised
     * @param extent what the student has learned so far
     * @param frames Σ D(t)
     * @param value Σ D(t) · f(extent before t) · A<sup>I</sup>(t)
     */
    public record Score(LongTermAccuracy problem, LearningExtent extent, long frames, double value)
            implements Serializable {

        /** The score once a slot of so many frames was allocated like this. */
        public Score after(long slotFrames, Allocation allocation) {
            return new Score(
                    problem,
                    extent.after(slotFrames, allocation.retraining().gain()),
                    frames + slotFrames,
                    value
                            + problem.slot(
                                    (double) slotFrames, extent.value(), allocation.inference()));
        }

        /**
         * f(extent) · A<sup>I</sup>, the accuracy of the next slot if it is allocated like this.
         */
        public double accuracyOf(Allocation allocation) {
            return problem.slot(1, extent.value(), allocation.inference());
        }

        /** The accuracy of the average frame so far; 0 before the first. */
        public double average() {
            return frames == 0 ? 0 : value / frames;
        }
    }
}
