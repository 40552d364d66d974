// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.List;

/**
 * ORRIC, Algorithm 1 of the paper.
 *
 * <pre>{@code
 * AllocationPolicy policy = new OrricPolicy(profile, 50);
 * Decision decision = policy.decide(PolicyState.INITIAL, new SlotBudget(150, 7_500));
 * int resolution = decision.allocation().inference().resolution();
 * double ratio = decision.allocation().retraining().ratio();
 * }</pre>
 *
 * <p>In slot t it takes the pair (i, j) of retraining and inference configurations that maximises
 *
 * <pre>
 *   V_t · A^T_i + W_t · A^I_j   subject to   C^T_i + C^I_j ≤ U(t)
 *
 *   V_t = L · (D_min · A^I_min / D_max) · Σ_{τ=t}^{T−1} 1/τ
 *   W_1 = f(A^T_max) − L · A^T_max,   W_t = f(A^T_max) for t > 1
 * </pre>
 *
 * with A<sup>I</sup> normalised by f(A<sup>T</sup><sub>max</sub>). The farther the horizon, the
 * more a better student is worth. D<sub>min</sub> and D<sub>max</sub> are the extremes seen up to
 * and including slot t, or those the {@link PolicyState} was told to expect, without which Theorem
 * 4 of the paper does not hold. Of equally good pairs the one with the cheaper retraining is taken.
 * Beyond slot T the retraining weight is 0.
 *
 * <p>With {@link Horizon#rolling} the sum is another one, and the extremes are {@link
 * FrameExtremes}, those of the usual slots that ended lately. Slot t is not among them: what it is
 * decided for may be a forecast.
 *
 * <p>Both lists ascend, so the best affordable j can only fall while i rises: O(M + N) for M
 * retraining and N inference configurations.
 */
public final class OrricPolicy implements AllocationPolicy {

    private static final long serialVersionUID = 1L;

    private final Profile profile;
    private final Horizon horizon;
    private final double[] gains;
    private final double[] retrainingCosts;
    private final double[] accuracies;
    private final double[] inferenceCosts;

    /**
     * @param horizon T, slots the stream will have, at least 1
     */
    public OrricPolicy(Profile profile, long horizon) {
        this(profile, Horizon.fixed(horizon));
    }

    /**
     * @param horizon what stands in for T; the first slot of every span it plans is weighed by
     *     W<sub>1</sub>
     */
    public OrricPolicy(Profile profile, Horizon horizon) {
        this.profile = profile;
        this.horizon = horizon;
        List<RetrainingConfiguration> retraining = profile.space().retraining();
        List<InferenceConfiguration> inference = profile.space().inference();
        this.gains = retraining.stream().mapToDouble(RetrainingConfiguration::gain).toArray();
        this.retrainingCosts =
                retraining.stream().mapToDouble(RetrainingConfiguration::cost).toArray();
        this.accuracies =
                inference.stream().mapToDouble(c -> c.accuracy() / profile.maxAccuracy()).toArray();
        this.inferenceCosts =
                inference.stream().mapToDouble(InferenceConfiguration::cost).toArray();
    }

    @Override
    public Decision decide(PolicyState state, SlotBudget budget) {
        PolicyState next = ended(state, budget.frames(), true);
        double v = retrainingWeight(state, next);
        double w = inferenceWeight(next);
        double perFrame = budget.capacityPerFrame();

        int bestRetraining = -1;
        int bestInference = -1;
        double best = Double.NEGATIVE_INFINITY;
        int j = accuracies.length - 1;
        for (int i = 0; i < gains.length; i++) {
            while (j >= 0 && retrainingCosts[i] + inferenceCosts[j] > perFrame) {
                j--;
            }
            if (j < 0) {
                break;
            }
            double objective = v * gains[i] + w * accuracies[j];
            if (objective > best) {
                best = objective;
                bestRetraining = i;
                bestInference = j;
            }
        }
        return new Decision(allocation(bestRetraining, bestInference, v, w), next);
    }

    @Override
    public PolicyState ended(PolicyState state, long frames, boolean whole) {
        if (!horizon.isRolling()) {
            return AllocationPolicy.super.ended(state, frames, whole);
        }
        return whole
                ? state.nextInWindow(frames, horizon.half())
                : state.passedInWindow(horizon.half());
    }

    private Allocation allocation(int retraining, int inference, double v, double w) {
        ConfigurationSpace space = profile.space();
        return retraining < 0
                ? Allocation.overloaded(space, v, w)
                : new Allocation(
                        space.inference().get(inference),
                        space.retraining().get(retraining),
                        v,
                        w,
                        false);
    }

    private double retrainingWeight(PolicyState state, PolicyState next) {
        double share =
                horizon.isRolling()
                        ? state.recentEvenness() * accuracies[0]
                        : next.minFrames() * accuracies[0] / next.maxFrames();
        return profile.slope() * share * horizon.shares(next.slot());
    }

    private double inferenceWeight(PolicyState state) {
        return horizon.position(state.slot()) == 1
                ? profile.maxAccuracy() - profile.slope() * gains[gains.length - 1]
                : profile.maxAccuracy();
    }
}
