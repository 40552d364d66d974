// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The configurations a policy chooses from: validated, without dominated ones, and ascending.
 *
 * <p>A configuration is dominated if another costs no more and yields no less; no policy of the
 * paper would ever choose it. In what remains cost and yield rise strictly together, which is what
 * lets {@link OrricPolicy} find the best pair in O(M + N). {@link RetrainingConfiguration#NONE} is
 * always among the retraining configurations.
 */
public final class ConfigurationSpace implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Share by which costs may be off that a file has rounded. */
    private static final double ROUNDING = 1e-3;

    private final List<InferenceConfiguration> inference;
    private final List<RetrainingConfiguration> retraining;

    /** The most accurate configuration in which the student alone answers. */
    private final InferenceConfiguration bestStudent;

    /** Cost of training on a frame as it was measured; NaN for the paper's accounting. */
    private final double measuredTraining;

    /** Cost of the teacher's inference of a frame as it was measured; NaN likewise. */
    private final double measuredTeacher;

    private ConfigurationSpace(
            List<InferenceConfiguration> inference,
            List<RetrainingConfiguration> retraining,
            InferenceConfiguration bestStudent,
            double measuredTraining,
            double measuredTeacher) {
        this.inference = inference;
        this.retraining = retraining;
        this.bestStudent = bestStudent;
        this.measuredTraining = measuredTraining;
        this.measuredTeacher = measuredTeacher;
    }

    /**
     * Builds the space of all pairs of the given configurations, in any order.
     *
     * @throws IllegalArgumentException if there is no inference configuration without second
     *     opinions, or if two share a resolution and an escalation, or a ratio
     */
    public static ConfigurationSpace of(
            Collection<InferenceConfiguration> inference,
            Collection<RetrainingConfiguration> retraining) {
        List<InferenceConfiguration> byStudent =
                undominated(
                        inference.stream().filter(each -> each.escalation() == 0).toList(),
                        InferenceConfiguration::cost,
                        InferenceConfiguration::accuracy);
        if (byStudent.isEmpty()) {
            throw new IllegalArgumentException(
                    inference.isEmpty()
                            ? "there is no inference configuration, give one"
                            : "every inference configuration escalates, give one of the student"
                                    + " alone");
        }
        requireDistinct("resolution %s", inference, ConfigurationSpace::pair);
        requireDistinct("ratio %s", retraining, each -> String.valueOf(each.ratio()));
        List<RetrainingConfiguration> withNone = new ArrayList<>(retraining);
        withNone.add(RetrainingConfiguration.NONE);
        return new ConfigurationSpace(
                undominated(
                        inference, InferenceConfiguration::cost, InferenceConfiguration::accuracy),
                undominated(withNone, RetrainingConfiguration::cost, RetrainingConfiguration::gain),
                byStudent.get(byStudent.size() - 1),
                Double.NaN,
                Double.NaN);
    }

    private static String pair(InferenceConfiguration each) {
        return each.escalation() == 0
                ? String.valueOf(each.resolution())
                : each.resolution() + " with escalation " + each.escalation();
    }

    /**
     * The same space with the cost of training the student on one frame as it was measured.
     *
     * @param cost in the profile's unit, above 0; at most that of a retrained frame, which is all
     *     of it where the method needs no teacher
     * @throws IllegalArgumentException if the cost is outside its range
     */
    public ConfigurationSpace withTrainedFrameCost(double cost) {
        Checks.positive("training cost", cost);
        if (retraining.size() > 1) {
            Checks.within("training cost", cost, 0, labelledFrameCost() * (1 + ROUNDING));
        }
        return new ConfigurationSpace(inference, retraining, bestStudent, cost, measuredTeacher);
    }

    /**
     * The same space with the cost of the teacher's inference of one frame as it was measured.
     *
     * @param cost in the profile's unit, above 0
     * @throws IllegalArgumentException if the cost is outside its range
     */
    public ConfigurationSpace withTeacherFrameCost(double cost) {
        Checks.positive("teacher cost", cost);
        return new ConfigurationSpace(inference, retraining, bestStudent, measuredTraining, cost);
    }

    /**
     * The same space with costs in another unit.
     *
     * @param factor units for each of the present ones, above 0
     */
    public ConfigurationSpace scaled(double factor) {
        return new ConfigurationSpace(
                inference.stream().map(each -> each.at(factor * each.cost())).toList(),
                retraining.stream()
                        .map(
                                each ->
                                        new RetrainingConfiguration(
                                                each.ratio(), each.gain(), factor * each.cost()))
                        .toList(),
                bestStudent.at(factor * bestStudent.cost()),
                factor * trainedFrameCost(),
                factor * teacherFrameCost());
    }

    /** The undominated inference configurations, accuracy and cost strictly ascending. */
    public List<InferenceConfiguration> inference() {
        return inference;
    }

    /** The undominated retraining configurations, gain and cost strictly ascending from none. */
    public List<RetrainingConfiguration> retraining() {
        return retraining;
    }

    /**
     * The most accurate inference configuration within a budget per frame of which so much is
     * reserved; null if none fits.
     */
    InferenceConfiguration bestInferenceBeside(double reserved, double perFrame) {
        for (int j = inference.size() - 1; j >= 0; j--) {
            if (reserved + inference.get(j).cost() <= perFrame) {
                return inference.get(j);
            }
        }
        return null;
    }

    /**
     * The retraining configuration of the highest gain within a budget per frame of which so much
     * is reserved; null if not even none fits.
     */
    RetrainingConfiguration bestRetrainingBeside(double reserved, double perFrame) {
        for (int i = retraining.size() - 1; i >= 0; i--) {
            if (retraining.get(i).cost() + reserved <= perFrame) {
                return retraining.get(i);
            }
        }
        return null;
    }

    /** The best inference beside every retraining that fits; the overloaded answer if none does. */
    List<Allocation> choices(double perFrame) {
        List<Allocation> choices = new ArrayList<>();
        for (RetrainingConfiguration one : retraining) {
            InferenceConfiguration best = bestInferenceBeside(one.cost(), perFrame);
            if (best != null) {
                choices.add(Allocation.unweighted(best, one));
            }
        }
        return choices.isEmpty() ? List.of(Allocation.overloaded(this, 0, 0)) : choices;
    }

    /** The inference configuration that costs least. */
    public InferenceConfiguration cheapestInference() {
        return inference.get(0);
    }

    /** The inference configuration of the highest accuracy. */
    public InferenceConfiguration bestInference() {
        return inference.get(inference.size() - 1);
    }

    /** The configuration of the highest accuracy in which the student alone answers. */
    public InferenceConfiguration bestStudent() {
        return bestStudent;
    }

    /** The retraining configuration of the highest gain. */
    public RetrainingConfiguration bestRetraining() {
        return retraining.get(retraining.size() - 1);
    }

    /**
     * Cost of training the student on one frame, forward and backward: as it was measured, or by
     * the paper's accounting twice its inference at its best resolution.
     */
    double trainedFrameCost() {
        return Double.isNaN(measuredTraining) ? 2 * bestStudent.cost() : measuredTraining;
    }

    /**
     * Cost of one retrained frame, C<sup>T</sup><sub>i</sub> / ratio: the teacher's inference and
     * {@link #trainedFrameCost()}; 0 if the space has no retraining.
     */
    double labelledFrameCost() {
        return bestRetraining().frameCost();
    }

    /** Number of frames that cost as much to train on as labelling one frame and training on it. */
    public double framesPerLabel() {
        return labelledFrameCost() / trainedFrameCost();
    }

    /**
     * Cost of the teacher's inference of one frame: as it was measured, or as it is part of {@link
     * #labelledFrameCost}. 0 where neither is known.
     */
    public double teacherFrameCost() {
        if (!Double.isNaN(measuredTeacher)) {
            return measuredTeacher;
        }
        double rest = labelledFrameCost() - trainedFrameCost();
        return rest > labelledFrameCost() * ROUNDING ? rest : 0;
    }

    /**
     * Cost of single passes, whatever they are made for.
     *
     * @param labelled frames the teacher inferred
     * @param trained frames the student was trained on, forward and backward
     * @param evaluated frames the student inferred at its best resolution
     */
    public double trainingCost(long labelled, long trained, long evaluated) {
        return labelled * teacherFrameCost()
                + trained * trainedFrameCost()
                + evaluated * bestStudent.cost();
    }

    /**
     * The same space with no inference configurations but those of the given resolutions.
     *
     * @throws IllegalArgumentException if a resolution is not in this space
     */
    public ConfigurationSpace restrictedTo(Set<Integer> resolutions) {
        Set<Integer> known =
                inference.stream()
                        .map(InferenceConfiguration::resolution)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(resolutions)) {
            throw new IllegalArgumentException(
                    "resolutions are " + resolutions + ", the profile has only " + known);
        }
        ConfigurationSpace restricted =
                of(
                        inference.stream()
                                .filter(c -> resolutions.contains(c.resolution()))
                                .toList(),
                        retraining);
        return new ConfigurationSpace(
                restricted.inference,
                restricted.retraining,
                restricted.bestStudent,
                measuredTraining,
                measuredTeacher);
    }

    private static <C> void requireDistinct(
            String name, Collection<C> configurations, Function<C, String> key) {
        Set<String> seen = new HashSet<>();
        for (C configuration : configurations) {
            if (!seen.add(key.apply(configuration))) {
                throw new IllegalArgumentException(
                        String.format(name, key.apply(configuration))
                                + " is given twice, give it once");
            }
        }
    }

    /** Those that yield more than all that cost no more, cost and yield strictly ascending. */
    static <C> List<C> undominated(
            Collection<C> configurations, ToDoubleFunction<C> cost, ToDoubleFunction<C> yield) {
        List<C> ascending = new ArrayList<>(configurations);
        ascending.sort(
                Comparator.comparingDouble(cost)
                        .thenComparing(Comparator.comparingDouble(yield).reversed()));
        List<C> kept = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (C configuration : ascending) {
            if (yield.applyAsDouble(configuration) > best) {
                kept.add(configuration);
                best = yield.applyAsDouble(configuration);
            }
        }
        return List.copyOf(kept);
    }

    @Override
    public String toString() {
        return "ConfigurationSpace{inference=" + inference + ", retraining=" + retraining + "}";
    }
}
