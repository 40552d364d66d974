// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.options.OrricOption;
import io.orric.options.Range;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;

/** Options of retraining; those of a method have its name in their keys. */
public final class RetrainingOptions {

    /** Retraining methods by the names users call them. */
    public enum MethodName {
        /** {@link io.orric.adaptation.BatchNormAdaptation}. */
        BATCH_NORM,
        /** {@link io.orric.adaptation.PseudoLabelSgd}. */
        PSEUDO_LABEL;

        @Override
        public String toString() {
            return OrricOption.spelled(this);
        }
    }

    /** Treatment of batch-norm statistics while a student is trained on labels. */
    public enum StatisticsMode {
        /** {@link io.orric.adaptation.PseudoLabelSgd.Adapted}. */
        ADAPTED,
        /** {@link io.orric.adaptation.PseudoLabelSgd.FromSteps}. */
        FROM_STEPS,
        /** {@link io.orric.adaptation.PseudoLabelSgd.Frozen}. */
        FROZEN;

        @Override
        public String toString() {
            return OrricOption.spelled(this);
        }
    }

    public static final OrricOption<MethodName> METHOD =
            OrricOption.ofEnum("orric.retraining.method", MethodName.class)
                    .defaultValue(MethodName.BATCH_NORM)
                    .describedAs(
                            "Method by which students are adapted. batch-norm: batch-norm"
                                    + " statistics follow the sampled frames; needs no labels."
                                    + " pseudo-label: one epoch of SGD on the teacher's labels.");

    public static final OrricOption<Boolean> AWAIT =
            OrricOption.ofBoolean("orric.retraining.await")
                    .describedAs(
                            "Whether a slot is inferred only after the retraining on the slot"
                                    + " before has ended, as in the paper. Delays live frames."
                                    + " Default: true for recordings that are not paced, false"
                                    + " otherwise.");

    public static final OrricOption<Integer> QUEUE =
            OrricOption.ofInt("orric.retraining.queue")
                    .defaultValue(32)
                    .within(Range.between(2, 1024))
                    .describedAs(
                            "Maximum number of samples waiting for training in a subtask, one of"
                                    + " each site. A newer sample of a site replaces the waiting"
                                    + " one; when more sites wait, the one that was trained last"
                                    + " is skipped. Where slots await retraining every sample is"
                                    + " trained on, and the stream waits.");

    public static final OrricOption<Integer> REMEMBERED =
            OrricOption.ofInt("orric.retraining.remembered-students")
                    .defaultValue(3)
                    .within(Range.between(0, 100))
                    .describedAs(
                            "Maximum number of students of a site that are remembered, each with"
                                    + " the look of the pictures that it was adapted to. When they"
                                    + " look like that again, the best of that student, the"
                                    + " current one and the base student by the teacher's opinion"
                                    + " is retrained. With pseudo-label only where costs are"
                                    + " measured. 0 for none.");

    public static final OrricOption<MemorySize> FRAME_MEMORY =
            OrricOption.ofMemory("orric.retraining.frame-memory")
                    .defaultValue(MemorySize.ofMebiBytes(256))
                    .within(Range.atLeast(MemorySize.ofMebiBytes(1)))
                    .describedAs(
                            "Heap memory, in a subtask, of the frames that retraining remembers of"
                                    + " all sites. Where they do not fit, each site keeps its"
                                    + " newest ones in an equal share.");

    public static final OrricOption<Integer> THREADS =
            OrricOption.ofInt("orric.retraining.threads")
                    .within(Range.between(1, 256))
                    .describedAs(
                            "Number of threads among which PyTorch divides a retraining, the"
                                    + " subtask's retraining thread included. Default: 1; where"
                                    + " slots await retraining, as many as the machine has"
                                    + " cores.");

    public static final OrricOption<Integer> BATCH_NORM_FRAMES =
            OrricOption.ofInt("orric.retraining.batch-norm.frames")
                    .defaultValue(128)
                    .within(Range.between(0, 1_000_000))
                    .formerly("orric.retraining.statistics-frames")
                    .describedAs(
                            "Number of last sampled frames of a site that batch-norm statistics"
                                    + " are taken from. A larger sample is used whole. Nothing is"
                                    + " adapted before half of the frames are there.");

    public static final OrricOption<Integer> BATCH_NORM_BATCH =
            OrricOption.ofInt("orric.retraining.batch-norm.batch-frames")
                    .defaultValue(64)
                    .within(Range.between(2, 4096))
                    .formerly("orric.retraining.statistics-batch-frames")
                    .describedAs(
                            "Maximum number of frames in a forward pass that takes batch-norm"
                                    + " statistics. A site's first passes, also under a condition"
                                    + " that is new, have at most 16, and those after a sample"
                                    + " that is most of the frames fewer too, so that statistics"
                                    + " arrive sooner.");

    public static final OrricOption<String> BATCH_NORM_AUGMENTATION =
            OrricOption.ofString("orric.retraining.batch-norm.augmentation")
                    .defaultValue("flip,crop")
                    .formerly(
                            "orric.retraining.statistics-variation",
                            RetrainingOptions::augmentationOf)
                    .describedAs(
                            "Random variation of frames before batch-norm statistics are taken"
                                    + " from them: none, or a list of flip, shift or crop, and"
                                    + " light. Should be that of the student's base training,"
                                    + " otherwise accuracy is lost even without drift. Default:"
                                    + " what the student's card says, or flip,crop.");

    public static final OrricOption<Double> BATCH_NORM_CLASS_LIMIT =
            OrricOption.ofDouble("orric.retraining.batch-norm.class-limit")
                    .defaultValue(1.5)
                    .within(
                            new Range<>(
                                    limit -> limit == 0 || (limit >= 1 && limit <= 1000),
                                    "0, or from 1 to 1000"))
                    .formerly("orric.retraining.statistics-class-limit")
                    .describedAs(
                            "Maximum share of these frames that one class may have, as a multiple"
                                    + " of its even share (a tenth, if there are more than ten"
                                    + " classes); 0 for no limit. Keeps a camera that shows one"
                                    + " class for long from driving the others out. The student"
                                    + " tells the classes apart.");

    public static final OrricOption<Double> LEARNING_RATE =
            OrricOption.ofDouble("orric.retraining.pseudo-label.learning-rate")
                    .defaultValue(0.003)
                    .within(Range.between(0.0, 10.0))
                    .formerly("orric.retraining.learning-rate", RetrainingOptions::learningRateOf)
                    .describedAs("Step size of SGD on the teacher's labels.");

    public static final OrricOption<Double> MOMENTUM =
            OrricOption.ofDouble("orric.retraining.pseudo-label.momentum")
                    .defaultValue(0.0)
                    .within(Range.between(0.0, 1.0))
                    .formerly("orric.retraining.momentum")
                    .describedAs("Momentum of SGD.");

    public static final OrricOption<Integer> TRAINING_BATCH =
            OrricOption.ofInt("orric.retraining.pseudo-label.batch-frames")
                    .defaultValue(32)
                    .within(Range.between(2, 4096))
                    .formerly("orric.retraining.batch-frames")
                    .describedAs("Minimum mini-batch size. A smaller sample forms a single batch.");

    public static final OrricOption<Boolean> SOFT_LABELS =
            OrricOption.ofBoolean("orric.retraining.pseudo-label.soft-labels")
                    .defaultValue(true)
                    .formerly("orric.retraining.soft-labels")
                    .describedAs(
                            "Whether students are trained on the teacher's probabilities (true) or"
                                    + " on its top class (false).");

    public static final OrricOption<Integer> REPLAY_FRAMES =
            OrricOption.ofInt("orric.retraining.pseudo-label.replay-frames")
                    .defaultValue(256)
                    .within(Range.between(0, 1_000_000))
                    .formerly("orric.retraining.remembered-frames")
                    .describedAs(
                            "Number of labelled frames of a site that are remembered, to be trained"
                                    + " on again.");

    public static final OrricOption<Double> REPLAY_SHARE =
            OrricOption.ofDouble("orric.retraining.pseudo-label.replay-share")
                    .defaultValue(0.4)
                    .within(Range.between(0.0, 0.9))
                    .formerly("orric.retraining.replay-share")
                    .describedAs(
                            "Share of a sample's compute that is spent on remembered frames, which"
                                    + " need no teacher, instead of labelling new ones.");

    public static final OrricOption<StatisticsMode> STATISTICS =
            OrricOption.ofEnum("orric.retraining.pseudo-label.statistics", StatisticsMode.class)
                    .defaultValue(StatisticsMode.ADAPTED)
                    .describedAs(
                            "Treatment of batch-norm statistics. adapted: taken from unlabelled"
                                    + " frames after the steps, by the options of batch-norm."
                                    + " from-steps: taken from the mini-batches of the steps."
                                    + " frozen: left as they are.");

    public static final OrricOption<Double> STATISTICS_SHARE =
            OrricOption.ofDouble("orric.retraining.pseudo-label.statistics-share")
                    .defaultValue(0.3)
                    .within(Range.between(0.0, 0.9))
                    .formerly("orric.retraining.statistics-share", RetrainingOptions::statisticsOf)
                    .describedAs(
                            "Share of a sample's compute that is spent on batch-norm statistics"
                                    + " where they are adapted.");

    public static final OrricOption<Double> LEAST_DISAGREEMENT =
            OrricOption.ofDouble("orric.retraining.pseudo-label.least-disagreement")
                    .defaultValue(0.1)
                    .within(Range.between(0.0, 1.0))
                    .describedAs(
                            "Share of a sample's labelled frames on which student and teacher must"
                                    + " disagree for the student to be trained. A student that"
                                    + " knows what it sees would only forget other conditions."
                                    + " With 0 it is trained on every sample.");

    public static final OrricOption<Double> HELD_OUT =
            OrricOption.ofDouble("orric.retraining.pseudo-label.held-out")
                    .defaultValue(0.0)
                    .within(Range.between(0.0, 0.5))
                    .formerly("orric.retraining.held-out", RetrainingOptions::heldOutOf)
                    .describedAs(
                            "Share of a sample that is held out from training to judge the trained"
                                    + " student. With 0 every trained student is published.");

    public static final OrricOption<Double> GATE_TOLERANCE =
            OrricOption.ofDouble("orric.retraining.pseudo-label.gate-tolerance")
                    .defaultValue(0.0)
                    .within(Range.between(0.0, 1.0))
                    .formerly("orric.retraining.gate-tolerance")
                    .describedAs(
                            "Maximum fall of a trained student's agreement with the teacher on"
                                    + " held-out frames, compared with the serving student. A"
                                    + " student that falls by more is discarded.");

    private static Map<String, String> augmentationOf(String variation) {
        return Map.of(
                "orric.retraining.batch-norm.augmentation",
                variation.equalsIgnoreCase("none") ? variation : "flip," + variation);
    }

    /** A rate of 0 once meant that statistics alone were adapted. */
    private static Map<String, String> learningRateOf(String rate) {
        return labelled("orric.retraining.pseudo-label.learning-rate", rate);
    }

    private static Map<String, String> heldOutOf(String share) {
        return labelled("orric.retraining.pseudo-label.held-out", share);
    }

    /** A share of 0 once left the statistics to the steps. */
    private static Map<String, String> statisticsOf(String share) {
        return isZero(share)
                ? Map.of("orric.retraining.pseudo-label.statistics", "from-steps")
                : Map.of("orric.retraining.pseudo-label.statistics-share", share);
    }

    private static Map<String, String> labelled(String key, String value) {
        Map<String, String> present = new LinkedHashMap<>(Map.of(key, value));
        if (!isZero(value)) {
            present.put("orric.retraining.method", "pseudo-label");
        }
        return present;
    }

    private static boolean isZero(String number) {
        try {
            return Double.parseDouble(number) == 0;
        } catch (NumberFormatException e) {
            return false; // told by the option's own reader
        }
    }

    private RetrainingOptions() {}
}
