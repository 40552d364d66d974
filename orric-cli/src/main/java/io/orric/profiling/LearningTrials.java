// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.RetrainedStudent;
import io.orric.adaptation.RetrainingMethod;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobSettings;
import io.orric.operator.SlotSampler;
import io.orric.options.UsageException;
import io.orric.profile.LearnedCurve;
import io.orric.profile.LearnedWith;
import io.orric.profile.MeasuredProfile;
import io.orric.vision.FrameDecoder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures what retraining teaches a student: plays drifted clips slot by slot, retraining on the
 * sample of each slot as the job would, once for each sampling ratio.
 *
 * <p>In each trial, a scene under conditions that do not change, the base student meets the first
 * slot; after each slot but the last it is retrained. What counts is the share of frames that it
 * answers correctly in the slots after the first. Used by one thread.
 */
public final class LearningTrials {

    private final JobSettings.Models models;
    private final RetrainingMethod method;
    private final FrameDecoder decoder;
    private final LearnedWith plan;
    private final Consumer<String> progress;

    /**
     * @param method how students are retrained
     * @param plan conditions, scenes and slots of the trials
     * @param progress takes a line for each trial, and the result
     */
    public LearningTrials(
            JobSettings.Models models,
            RetrainingMethod method,
            FrameDecoder decoder,
            LearnedWith plan,
            Consumer<String> progress) {
        this.models = models;
        this.method = method;
        this.decoder = decoder;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs all trials.
     *
     * @param profile its costs stay, and its best resolution is that at which students are trained;
     *     A<sup>T</sup><sub>max</sub> keeps its value
     * @throws UsageException if it has no ratio above 0, or a clip is not as it should be
     * @throws IOException if frames cannot be read or a model fails
     */
    public MeasuredProfile measure(MeasuredProfile profile, DriftedClips clips) throws IOException {
        MeasuredProfile base = profile.undominated();
        ConfigurationSpace space = base.profile().space();
        if (space.retraining().size() == 1) {
            throw new UsageException(
                    "there is no sampling ratio above 0 to learn with, give some with --ratios");
        }
        List<Double> ratios =
                space.retraining().stream().map(RetrainingConfiguration::ratio).sorted().toList();
        int trials = plan.conditions().size() * plan.seeds();
        double[][][] accuracies = new double[base.inference().size()][ratios.size()][trials];
        try (LazyTeacher teacher = new LazyTeacher(models)) {
            Course course = new Course(space, base.inference(), ratios, teacher);
            long start = System.nanoTime();
            for (int trial = 0; trial < trials; trial++) {
                double[][] reached = course.trial(clips, trial);
                for (int i = 0; i < reached.length; i++) {
                    for (int r = 0; r < ratios.size(); r++) {
                        accuracies[i][r][trial] = reached[i][r];
                    }
                }
                tell(course, trial, trials, reached, System.nanoTime() - start);
            }
            LearnedCurve curve =
                    UsageException.reading(
                            () ->
                                    LearnedCurve.of(
                                            ratios,
                                            accuracies[course.best],
                                            space.bestRetraining().gain()));
            tell(curve, course);
            double[] atBest =
                    IntStream.range(0, accuracies.length)
                            .mapToDouble(
                                    i ->
                                            DoubleStream.of(accuracies[i][curve.best()])
                                                    .average()
                                                    .orElseThrow())
                            .toArray();
            return base.learned(atBest, curve, plan);
        }
    }

    /** Runs the trials of one space of configurations. */
    private final class Course {

        private final List<MeasuredProfile.Inference> inference;
        private final List<Integer> resolutions;
        private final List<Double> ratios;
        private final double framesPerLabel;

        /** Index of the inference by the student alone that is the most accurate. */
        private final int best;

        private final int trained;
        private final LazyTeacher teacher;
        private boolean labelled = true;

        Course(
                ConfigurationSpace space,
                List<MeasuredProfile.Inference> inference,
                List<Double> ratios,
                LazyTeacher teacher) {
            this.inference = inference;
            this.trained = space.bestStudent().resolution();
            this.best =
                    IntStream.range(0, inference.size())
                            .filter(i -> inference.get(i).escalation() == 0)
                            .filter(i -> inference.get(i).resolution() == trained)
                            .findFirst()
                            .orElseThrow();
            this.resolutions =
                    inference.stream()
                            .map(MeasuredProfile.Inference::resolution)
                            .distinct()
                            .toList();
            this.ratios = ratios;
            this.framesPerLabel = space.framesPerLabel();
            this.teacher = teacher;
        }

        /** Accuracy of each inference and ratio, of shape (inference, ratios). */
        double[][] trial(DriftedClips clips, int trial) throws IOException {
            String conditions = conditions(trial);
            Clip clip;
            try (RecordedFrames frames =
                    clips.clip(conditions, scene(trial), plan.slots() * plan.framesPerSlot())) {
                clip =
                        Clip.read(
                                frames,
                                resolutions,
                                trained,
                                models,
                                decoder,
                                teacher,
                                escalates());
            }
            labelled &= clip.labelled();
            double[][] accuracies = new double[inference.size()][ratios.size()];
            for (int r = 0; r < ratios.size(); r++) {
                double[] reached = run(clip, conditions + " " + scene(trial), ratios.get(r));
                for (int i = 0; i < reached.length; i++) {
                    accuracies[i][r] = reached[i];
                }
            }
            return accuracies;
        }

        private boolean escalates() {
            return inference.stream().anyMatch(each -> each.escalation() > 0);
        }

        /** Accuracy of each inference in the slots after the first. */
        private double[] run(Clip clip, String site, double ratio) throws IOException {
            int size = plan.framesPerSlot();
            int[] correct = new int[inference.size()];
            List<Integer> all = IntStream.range(0, plan.slots() * size).boxed().toList();
            try (RetrainedStudent student =
                    new RetrainedStudent(
                            site, models.student(), method.trainer(framesPerLabel), teacher)) {
                for (int slot = 1; slot <= plan.slots(); slot++) {
                    int from = (slot - 1) * size;
                    for (int i = 0; slot > 1 && i < correct.length; i++) {
                        correct[i] +=
                                clip.correct(
                                        student.serving(),
                                        inference.get(i).resolution(),
                                        inference.get(i).escalation(),
                                        from,
                                        from + size);
                    }
                    if (slot < plan.slots()) {
                        List<Integer> sample =
                                SlotSampler.sample(
                                        all.subList(from, from + size), ratio, site, slot);
                        student.retrain(slot, clip.sampled().select(sample));
                    }
                }
            }
            double answered = (plan.slots() - 1.0) * size;
            return IntStream.of(correct).mapToDouble(found -> found / answered).toArray();
        }
    }

    private String conditions(int trial) {
        return plan.conditions().get(trial / plan.seeds());
    }

    private int scene(int trial) {
        return trial % plan.seeds() + 1;
    }

    private void tell(Course course, int trial, int trials, double[][] reached, long took) {
        double[] atTrained = reached[course.best];
        List<String> figures = new ArrayList<>();
        for (int r = 0; r < atTrained.length; r++) {
            figures.add(format("%s: %.1f", course.ratios.get(r), 100 * atTrained[r]));
        }
        Duration left = Duration.ofNanos(took / (trial + 1) * (trials - trial - 1));
        progress.accept(
                format(
                        "trial %d of %d, %s, scene %d: accuracy in %% by ratio %s; about %d:%02d"
                                + " left",
                        trial + 1,
                        trials,
                        conditions(trial),
                        scene(trial),
                        String.join(", ", figures),
                        left.toMinutes(),
                        left.toSecondsPart()));
    }

    private void tell(LearnedCurve curve, Course course) {
        progress.accept(
                "Accuracy is agreement with "
                        + (course.labelled
                                ? "the labels of the frames."
                                : "the teacher: not all frames have labels."));
        for (int r = 0; r < curve.size(); r++) {
            progress.accept(
                    format(
                            "ratio %s: accuracy %.4f ± %.4f, gain %.4f ± %.4f",
                            curve.ratio(r),
                            curve.mean(r),
                            curve.deviation(r),
                            curve.gain(r),
                            curve.gainDeviation(r)));
        }
        progress.accept(
                format(
                        "f(0) %.4f, f-max %.4f, slope %.4f ± %.4f",
                        curve.mean(0), curve.maxAccuracy(), curve.slope(), curve.slopeDeviation()));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
