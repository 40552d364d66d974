// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.RetrainingMethod;
import io.orric.adaptation.SampledPictures;
import io.orric.escalation.Escalation;
import io.orric.escalation.EscalationCurve;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.job.JobSettings;
import io.orric.options.UsageException;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.Quartiles;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.TrainableClassifier;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures the accuracy and cost of a student and a teacher here. Used by one thread. */
public final class Profiler {

    private static final int WARM_UP = 10;

    /** Frames of a sample whose retraining is timed; they pay for loading and saving a student. */
    private static final int SAMPLE = 64;

    /**
     * Sizes of a measurement.
     *
     * @param inferenceBatch frames inferred together, as in the job
     * @param trainingBatch frames of a training step, at least 2, as in the job
     * @param repetitions timed batches behind each cost, at least 1
     * @param retraining how students are retrained, as in the job
     */
    public record Method(
            int inferenceBatch, int trainingBatch, int repetitions, RetrainingMethod retraining) {}

    /**
     * Cost of retraining.
     *
     * @param sampled milliseconds a sampled frame
     * @param training milliseconds of it for training alone, without the label
     */
    private record RetrainingCost(Quartiles sampled, double training) {}

    /** Work that may fail as models do. */
    private interface Work {
        void run() throws IOException;
    }

    private final JobSettings.Models models;
    private final FrameDecoder decoder;
    private final Method method;
    private final Consumer<String> progress;

    /**
     * @param progress takes a line now and then
     */
    public Profiler(
            JobSettings.Models models,
            FrameDecoder decoder,
            Method method,
            Consumer<String> progress) {
        this.models = models;
        this.decoder = decoder;
        this.method = method;
        this.progress = progress;
    }

    /**
     * Measures every resolution, alone and with every share of second opinions, and every ratio.
     * The teacher is asked at the largest resolution.
     *
     * @param frames labelled, at least one
     * @param escalations shares above 0
     * @param limit most frames to judge the accuracy on, spread evenly over the recording
     * @throws UsageException if a frame has no label or cannot be decoded
     * @throws IOException if the frames cannot be read or a model fails
     */
    public MeasuredProfile measure(
            RecordedFrames frames,
            List<Integer> resolutions,
            List<Double> escalations,
            List<Double> ratios,
            double slope,
            long limit)
            throws IOException {
        long count = Math.min(limit, frames.size());
        List<MeasuredProfile.Inference> inference = new ArrayList<>();
        Quartiles opinion;
        try (ImageClassifier student =
                        Classifiers.open(models.student(), resolutions.get(0), models.classes());
                LazyTeacher teacher = new LazyTeacher(models)) {
            List<EscalationCurve> curves = curves(student, teacher, frames, resolutions, count);
            List<Quartiles> costs = inferenceCosts(student, teacher, frames, resolutions);
            opinion = costs.get(resolutions.size());
            print("second opinion: %s", milliseconds(opinion));
            for (int i = 0; i < resolutions.size(); i++) {
                List<Double> shares = new ArrayList<>(List.of(0.0));
                shares.addAll(escalations);
                for (double share : shares) {
                    MeasuredProfile.Inference one =
                            new MeasuredProfile.Inference(
                                    resolutions.get(i),
                                    share,
                                    (double) curves.get(i).correct(share) / count,
                                    costs.get(i).plus(opinion.times(share)));
                    print(
                            "%s: accuracy %.4f, %s a frame",
                            one, one.accuracy(), milliseconds(one.cost()));
                    inference.add(one);
                }
            }
        }
        MeasuredProfile.Inference best =
                inference.stream()
                        .filter(each -> each.escalation() == 0)
                        .max(Comparator.comparingDouble(MeasuredProfile.Inference::accuracy))
                        .orElseThrow();
        RetrainingCost cost = retrainingCost(frames, best.resolution());
        print(
                "retraining at %d: %s a sampled frame",
                best.resolution(), milliseconds(cost.sampled()));
        return MeasuredProfile.assumed(
                inference,
                ratios.stream()
                        .map(r -> MeasuredProfile.Retraining.assumed(r, cost.sampled().times(r)))
                        .toList(),
                slope,
                cost.training(),
                opinion.median());
    }

    /** Correct answers at each resolution, by the share of second opinions. */
    private List<EscalationCurve> curves(
            ImageClassifier student,
            LazyTeacher teacher,
            RecordedFrames frames,
            List<Integer> resolutions,
            long count)
            throws IOException {
        List<EscalationCurve> curves =
                resolutions.stream().map(r -> new EscalationCurve(Escalation.DEFAULT)).toList();
        long tenth = 0;
        for (long from = 0; from < count; from += method.inferenceBatch()) {
            List<RecordedFrame> batch = new ArrayList<>();
            for (long i = from; i < Math.min(count, from + method.inferenceBatch()); i++) {
                batch.add(labelled(frames, i * frames.size() / count));
            }
            float[][] opinions = teacher.label(taught(batch, Collections.max(resolutions)));
            for (int i = 0; i < curves.size(); i++) {
                float[][] answers = student.probabilities(seen(batch, resolutions.get(i)));
                for (int n = 0; n < answers.length; n++) {
                    curves.get(i).add(answers[n], opinions[n], truth(batch.get(n)));
                }
            }
            long done = from + batch.size();
            if (10 * done / count > tenth) {
                tenth = 10 * done / count;
                print("accuracy: %,d of %,d frames", done, count);
            }
        }
        return curves;
    }

    private int truth(RecordedFrame frame) {
        return models.classes().names().indexOf(frame.label());
    }

    /**
     * Decoding, resizing and inferring, which is what the job does with a batch: by the student at
     * each resolution, and then by the teacher.
     */
    private List<Quartiles> inferenceCosts(
            ImageClassifier student,
            LazyTeacher teacher,
            RecordedFrames frames,
            List<Integer> resolutions)
            throws IOException {
        List<RecordedFrame> batch = batch(frames, method.inferenceBatch());
        List<Work> works = new ArrayList<>();
        for (int resolution : resolutions) {
            works.add(() -> student.probabilities(seen(batch, resolution)));
        }
        works.add(() -> teacher.label(taught(batch, Collections.max(resolutions))));
        return timed(batch.size(), works);
    }

    /** Whole retrainings by the method, which asks the teacher or does not. */
    private RetrainingCost retrainingCost(RecordedFrames frames, int resolution)
            throws IOException {
        List<RecordedFrame> sampled = batch(frames, SAMPLE);
        try (LazyTeacher teacher = new LazyTeacher(models)) {
            RetrainingTimer timer =
                    new RetrainingTimer(method.retraining(), models.student(), teacher);
            RetrainingTimer.Sample sample = () -> sample(sampled, resolution);
            // Without labels a frame with a label costs as much as one without.
            double framesPerLabel =
                    timer.asksTeacher(sample) ? framesPerLabel(frames, resolution, teacher) : 1;
            Quartiles cost = timer.time(framesPerLabel, sample, WARM_UP, method.repetitions());
            return new RetrainingCost(cost, cost.median() / framesPerLabel);
        }
    }

    /** Labelling a frame and training on it, in frames that are only trained on. */
    private double framesPerLabel(RecordedFrames frames, int resolution, LazyTeacher teacher)
            throws IOException {
        List<RecordedFrame> batch = batch(frames, method.trainingBatch());
        SampledPictures sample = sample(batch, resolution);
        float[] targets = flat(teacher.label(sample.teacher()));
        // Steps of no size: the same work, and nothing diverges however many there are.
        try (TrainableClassifier trainee =
                TrainableClassifier.load(models.student(), n -> 0, 0, 0)) {
            List<Quartiles> costs =
                    timed(
                            batch.size(),
                            List.of(
                                    () -> teacher.label(sample.teacher()),
                                    () -> trainee.step(sample.student(), targets)));
            double label = costs.get(0).median();
            double step = costs.get(1).median();
            return (label + step) / step;
        }
    }

    /**
     * Milliseconds a frame of each work. They take turns, so that whatever else the machine does
     * falls on all of them and not on one.
     */
    private List<Quartiles> timed(int frames, List<Work> works) throws IOException {
        double[][] costs = new double[works.size()][method.repetitions()];
        for (int round = -WARM_UP; round < method.repetitions(); round++) {
            for (int i = 0; i < works.size(); i++) {
                long start = System.nanoTime();
                works.get(i).run();
                if (round >= 0) {
                    costs[i][round] = (System.nanoTime() - start) / 1e6 / frames;
                }
            }
        }
        return Arrays.stream(costs).map(Quartiles::of).toList();
    }

    /** The first frames, over again if there are too few. */
    private static List<RecordedFrame> batch(RecordedFrames frames, int size) throws IOException {
        List<RecordedFrame> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(labelled(frames, i % frames.size()));
        }
        return batch;
    }

    private static RecordedFrame labelled(RecordedFrames frames, long position) throws IOException {
        RecordedFrame frame = frames.frame(position);
        if (frame.label() == null) {
            throw UsageException.format(
                    "frame %s has no label, a profile takes labelled frames", position);
        }
        return frame;
    }

    /** Frames as the student takes them. */
    private PixelBatch seen(List<RecordedFrame> frames, int resolution) {
        return pixels(frames, resolution, models.studentInput());
    }

    /** Frames as the teacher takes them. */
    private PixelBatch taught(List<RecordedFrame> frames, int resolution) {
        return pixels(frames, resolution, models.teacherInput());
    }

    private SampledPictures sample(List<RecordedFrame> frames, int resolution) {
        return SampledPictures.decode(
                frames,
                resolution,
                models.studentInput(),
                models.teacherInput(),
                (frame, input) -> Optional.of(pixels(frame, resolution, input)));
    }

    private PixelBatch pixels(List<RecordedFrame> frames, int resolution, ModelInput input) {
        return PixelBatch.ofPixels(
                frames.stream().map(frame -> pixels(frame, resolution, input)).toList(),
                resolution,
                input);
    }

    private short[] pixels(RecordedFrame frame, int resolution, ModelInput input) {
        try {
            return decoder.pixels(frame.image(), resolution, input);
        } catch (UndecodableImageException e) {
            throw new UsageException("a frame cannot be decoded: " + e.getMessage(), e);
        }
    }

    private void print(String format, Object... arguments) {
        progress.accept(String.format(Locale.ROOT, format, arguments));
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[i].length, rows[i].length);
        }
        return values;
    }

    private static String milliseconds(Quartiles cost) {
        return String.format(
                Locale.ROOT,
                "%.4f ms (quartiles %.4f to %.4f)",
                cost.median(),
                cost.lower(),
                cost.upper());
    }
}
