// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.List;

/**
 * Share of the offline optimum that is guaranteed on every trace.
 *
 * <p>Competitive ratio, Definition 1 of the paper: a c with c · P* ≤ P for every input. The
 * assumptions: f as in {@link LongTermAccuracy}, D(t) within [D<sub>min</sub>, D<sub>max</sub>],
 * accuracies normalised by f(A<sup>T</sup><sub>max</sub>).
 *
 * @param profile facts known before the first slot
 * @param freshAccuracy f(0), the accuracy of a student that drift has hit and nothing was
 *     retrained; above 0 and, f being concave, at most f(A<sup>T</sup><sub>max</sub>) − L ·
 *     A<sup>T</sup><sub>max</sub>
 * @param minFrames D<sub>min</sub>, at least 1
 * @param maxFrames D<sub>max</sub>
 */
public record CompetitiveRatio(
        Profile profile, double freshAccuracy, long minFrames, long maxFrames) {

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public CompetitiveRatio {
        Checks.positive("learning curve at 0", freshAccuracy);
        double learnt = profile.slope() * profile.space().bestRetraining().gain();
        Checks.within(
                "learning curve at 0", freshAccuracy, 0, profile.maxAccuracy() - learnt + 1e-9);
        PolicyState.expecting(minFrames, maxFrames);
    }

    /** Theorem 2: Inference-Only guarantees f(0) / f(A<sup>T</sup><sub>max</sub>). */
    public double inferenceOnly() {
        return freshAccuracy / profile.maxAccuracy();
    }

    /**
     * Theorem 3: no ratio above T · f(0) / (f(0) + (T − 1) · f(A<sup>T</sup><sub>max</sub>)) is
     * guaranteed by Inference-Only.
     *
     * @param horizon T
     */
    public double inferenceOnlyCeiling(long horizon) {
        return horizon * freshAccuracy / (freshAccuracy + (horizon - 1) * profile.maxAccuracy());
    }

    /**
     * α of Theorem 4: L · A<sup>T</sup><sub>max</sub> · D<sub>min</sub>² ·
     * A<sup>I</sup><sub>min</sub> / (f(A<sup>T</sup><sub>max</sub>) · D<sub>max</sub>² ·
     * A<sup>I</sup><sub>max</sub>).
     */
    public double alpha() {
        ConfigurationSpace space = profile.space();
        double evenness = (double) minFrames / maxFrames;
        return profile.slope()
                * space.bestRetraining().gain()
                * (evenness * evenness)
                * space.cheapestInference().accuracy()
                / (profile.maxAccuracy() * space.bestInference().accuracy());
    }

    /**
     * Theorem 4, first form: ORRIC guarantees (1 + α) · f(0) / f(A<sup>T</sup><sub>max</sub>), if
     * it expects D<sub>min</sub> and D<sub>max</sub> from the start, see {@link
     * PolicyState#expecting}.
     */
    public double orric() {
        return (1 + alpha()) * inferenceOnly();
    }

    /**
     * Theorem 4, second form: 1 / (f(A<sup>T</sup><sub>max</sub>) / f(0) − α). It never exceeds the
     * first one.
     */
    public double orricReciprocal() {
        return 1 / (1 / inferenceOnly() - alpha());
    }

    /**
     * Corollary 1: for T above (f(A<sup>T</sup><sub>max</sub>) − f(0)) / (α · f(0)) ORRIC
     * guarantees more than Inference-Only can.
     */
    public double orricWinsBeyond() {
        return (1 / inferenceOnly() - 1) / alpha();
    }

    /**
     * Corollary 1 from the first form of Theorem 4, proven here: for T above 1 + (r − 1 − α) / (α ·
     * r) with r = f(A<sup>T</sup><sub>max</sub>) / f(0) ORRIC guarantees more than Inference-Only
     * can.
     */
    public double orricWinsBeyondByFirstForm() {
        double r = 1 / inferenceOnly();
        return 1 + (r - 1 - alpha()) / (alpha() * r);
    }

    /**
     * Proven here, without knowing D<sub>min</sub> and D<sub>max</sub>: what ORRIC guarantees with
     * extremes seen so far, with a rolling horizon, and at whatever slot the stream stops.
     *
     * <pre>
     *   f(0) / f(A^T_max) · min { A^I_j / A^I_k : A^I_k − s ≤ A^I_j ≤ A^I_k }
     *   s = L · A^T_max · A^I_min · Σ_{τ=1}^{T−1} 1/τ / (f(A^T_max) − L · A^T_max)
     * </pre>
     *
     * <p>s is the most inference accuracy that ORRIC ever gives up for retraining. While it is less
     * than the smallest step between two configurations, ORRIC guarantees what Inference-Only does.
     *
     * @param horizon T; for a rolling horizon the slots ahead, for doubling episodes the slots of
     *     the longest one begun
     */
    public double orricWhateverTheFrames(long horizon) {
        List<InferenceConfiguration> inference = profile.space().inference();
        double taught = profile.slope() * profile.space().bestRetraining().gain();
        double sacrifice =
                taught
                        * inference.get(0).accuracy()
                        * HarmonicNumbers.sum(1, horizon - 1)
                        / (profile.maxAccuracy() - taught);
        double kept = 1;
        for (InferenceConfiguration affordable : inference) {
            for (InferenceConfiguration chosen : inference) {
                if (chosen.accuracy() >= affordable.accuracy() - sacrifice) {
                    kept = Math.min(kept, chosen.accuracy() / affordable.accuracy());
                }
            }
        }
        return inferenceOnly() * kept;
    }

    /**
     * Proven here: what ORRIC with a rolling horizon guarantees of a stream that stops after some
     * slots, the learning extent being the average over the last T − 1 slots, while {@link
     * FrameExtremes} has the stream's D<sub>min</sub> / D<sub>max</sub>.
     *
     * <pre>
     *   (1 + α · (1 − T · D_max / (2 · S · D_min))) · f(0) / f(A^T_max)   for S ≥ T ≥ 2
     * </pre>
     *
     * <p>The longer the stream, the closer it is to Theorem 4. Where it would be less than what
     * holds whatever the frames, or the stream is shorter, that is the guarantee.
     *
     * @param horizon T
     * @param slots S
     */
    public double orricRolling(long horizon, long slots) {
        double whatever = orricWhateverTheFrames(horizon);
        double unsettled = (double) horizon * maxFrames / (2.0 * slots * minFrames);
        return horizon < 2 || slots < horizon || unsettled > 1
                ? whatever
                : Math.max(whatever, (1 + alpha() * (1 - unsettled)) * inferenceOnly());
    }
}
