// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A profile with the measurements behind it, all costs in one unit a frame.
 *
 * @param unit unit of all costs
 * @param inference accuracy and cost of each resolution
 * @param retraining gain and cost of each sampling ratio
 * @param curve facts about the learning curve
 * @param trainingCost cost of training the student on one frame as it was measured; empty for the
 *     paper's accounting
 * @param teacherCost cost of the teacher's inference of one frame as it was measured; likewise
 */
public record MeasuredProfile(
        CostUnit unit,
        List<Inference> inference,
        List<Retraining> retraining,
        Curve curve,
        OptionalDouble trainingCost,
        OptionalDouble teacherCost) {

    /**
     * A way to infer.
     *
     * @param escalation share of the frames on which the teacher was asked, 0 to 1
     * @param accuracy share of labelled frames inferred correctly
     */
    public record Inference(int resolution, double escalation, double accuracy, Quartiles cost) {

        InferenceConfiguration configuration() {
            return new InferenceConfiguration(resolution, escalation, accuracy, cost.median());
        }

        @Override
        public String toString() {
            return escalation == 0
                    ? "resolution " + resolution
                    : String.format(
                            Locale.ROOT,
                            "resolution %d with escalation %s",
                            resolution,
                            escalation);
        }
    }

    /**
     * A way to retrain.
     *
     * @param gainDeviation standard deviation of the gain; empty if the gain was not measured
     */
    public record Retraining(
            double ratio, double gain, OptionalDouble gainDeviation, Quartiles cost) {

        /** With the ratio as the gain, as in the paper's evaluation. */
        public static Retraining assumed(double ratio, Quartiles cost) {
            return new Retraining(ratio, ratio, OptionalDouble.empty(), cost);
        }

        RetrainingConfiguration configuration() {
            return new RetrainingConfiguration(ratio, gain, cost.median());
        }
    }

    /**
     * Facts about the learning curve.
     *
     * @param maxAccuracy f(A<sup>T</sup><sub>max</sub>)
     * @param slope L
     * @param spread how they were measured and how sure they are; empty if they were assumed
     */
    public record Curve(double maxAccuracy, double slope, Optional<Spread> spread) {}

    /**
     * Standard deviations of a learning curve over the trials that it was measured by.
     *
     * @param maxAccuracy of f(A<sup>T</sup><sub>max</sub>)
     * @param slope of L
     */
    public record Spread(double maxAccuracy, double slope, LearnedWith trials) {}

    /**
     * A profile in milliseconds whose gains are the ratios and whose curve ends at the highest
     * accuracy.
     *
     * @param slope L, which is assumed
     * @param trainingCost as for the record; NaN for the paper's accounting
     * @param teacherCost as for the record
     */
    public static MeasuredProfile assumed(
            List<Inference> inference,
            List<Retraining> retraining,
            double slope,
            double trainingCost,
            double teacherCost) {
        double highest =
                inference.stream()
                        .filter(each -> each.escalation() == 0)
                        .mapToDouble(Inference::accuracy)
                        .max()
                        .orElse(0);
        return new MeasuredProfile(
                CostUnit.MILLISECONDS,
                inference,
                retraining,
                new Curve(highest, slope, Optional.empty()),
                known(trainingCost),
                known(teacherCost));
    }

    private static OptionalDouble known(double cost) {
        return Double.isNaN(cost) ? OptionalDouble.empty() : OptionalDouble.of(cost);
    }

    /**
     * The same costs with what retraining reached.
     *
     * @param accuracies accuracy of each resolution under the drift, in the order of the
     *     resolutions, by the student that the best ratio made
     * @param curve over the ratios of this profile in ascending order, none included
     * @param trials how it was measured
     */
    public MeasuredProfile learned(double[] accuracies, LearnedCurve curve, LearnedWith trials) {
        List<Inference> under = new ArrayList<>();
        for (int i = 0; i < accuracies.length; i++) {
            Inference one = inference.get(i);
            under.add(new Inference(one.resolution(), one.escalation(), accuracies[i], one.cost()));
        }
        List<Retraining> gained = new ArrayList<>();
        for (int r = 0; r < curve.size(); r++) {
            gained.add(
                    new Retraining(
                            curve.ratio(r),
                            curve.gain(r),
                            OptionalDouble.of(curve.gainDeviation(r)),
                            costOf(curve.ratio(r))));
        }
        Spread spread = new Spread(curve.deviation(curve.best()), curve.slopeDeviation(), trials);
        return new MeasuredProfile(
                unit,
                under,
                gained,
                new Curve(curve.maxAccuracy(), curve.slope(), Optional.of(spread)),
                trainingCost,
                teacherCost);
    }

    private Quartiles costOf(double ratio) {
        return retraining.stream()
                .filter(one -> one.ratio() == ratio)
                .map(Retraining::cost)
                .findFirst()
                .orElse(new Quartiles(0, 0, 0));
    }

    /**
     * The profile that a run uses, with the medians as costs.
     *
     * @throws IllegalArgumentException if the measurements make no profile
     */
    public Profile profile() {
        ConfigurationSpace space =
                ConfigurationSpace.of(
                        inference.stream().map(Inference::configuration).toList(),
                        retraining.stream().map(Retraining::configuration).toList());
        if (trainingCost.isPresent()) {
            space = space.withTrainedFrameCost(trainingCost.getAsDouble());
        }
        if (teacherCost.isPresent()) {
            space = space.withTeacherFrameCost(teacherCost.getAsDouble());
        }
        return new Profile(space, curve.maxAccuracy(), curve.slope());
    }

    /** The same without the configurations in which the teacher is asked. */
    public MeasuredProfile withoutEscalation() {
        return new MeasuredProfile(
                unit,
                inference.stream().filter(each -> each.escalation() == 0).toList(),
                retraining,
                curve,
                trainingCost,
                teacherCost);
    }

    /**
     * The same without the configurations that no policy would choose; the most accurate of the
     * student alone stays, since students are retrained at its resolution.
     */
    public MeasuredProfile undominated() {
        ConfigurationSpace space = profile().space();
        return new MeasuredProfile(
                unit,
                inference.stream()
                        .filter(
                                i ->
                                        space.inference().contains(i.configuration())
                                                || i.configuration().equals(space.bestStudent()))
                        .toList(),
                retraining.stream()
                        .filter(r -> space.retraining().contains(r.configuration()))
                        .toList(),
                curve,
                trainingCost,
                teacherCost);
    }

    /** The configurations that no policy would choose, each in a sentence. */
    public List<String> dominated() {
        MeasuredProfile kept = undominated();
        List<String> dominated = new ArrayList<>();
        for (Inference one : inference) {
            if (!kept.inference.contains(one)) {
                dominated.add(
                        String.format(
                                "%s is dropped: %s costs no more and is no less accurate",
                                one, kept.better(one)));
            }
        }
        for (Retraining one : retraining) {
            if (!kept.retraining.contains(one)) {
                dominated.add(
                        String.format(
                                "sampling ratio %s is dropped: another one costs no more and gains"
                                        + " no less",
                                one.ratio()));
            }
        }
        return dominated;
    }

    /** The first configuration that costs no more than this one and is no less accurate. */
    private Inference better(Inference dominated) {
        return inference.stream()
                .filter(one -> one.accuracy() >= dominated.accuracy())
                .filter(one -> one.cost().median() <= dominated.cost().median())
                .findFirst()
                .orElseThrow();
    }
}
