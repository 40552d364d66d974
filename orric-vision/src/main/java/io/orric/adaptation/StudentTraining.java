// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains students on samples: the teacher labels, the student is trained for one epoch on the new
 * frames and on remembered ones, its batch-norm statistics follow the last frames, held-out frames
 * judge it. Knows files and no registry; remembers frames of each site. Used by one thread.
 */
public final class StudentTraining {

    /** Frames that a sample needs. */
    public static final int SMALLEST_SAMPLE = RetrainingEpoch.SMALLEST_SAMPLE;

    private final TrainingParameters parameters;
    private final ReplayBudget replay;
    private final ModelInput input;
    private final ReplayMemory memory;
    private final RecentFrames recent;
    private final QualityGate gate;

    /**
     * @param parameters how students are trained
     * @param replay how much of a sample's compute goes to remembered frames
     * @param input how pictures become the models' inputs
     */
    public StudentTraining(TrainingParameters parameters, ReplayBudget replay, ModelInput input) {
        this.parameters = parameters;
        this.replay = replay;
        this.input = input;
        this.memory = new ReplayMemory(replay.capacity());
        this.recent =
                new RecentFrames(
                        parameters.statistics().frames(),
                        Math.max(1, parameters.statistics().classLimit()));
        this.gate = new QualityGate(parameters.gateTolerance());
    }

    /**
     * Trains a site's student on one slot's sample; the same once more trains the same.
     *
     * @param site whose student it is
     * @param slot index of the slot, seeds what is drawn
     * @param sample its pictures as models take them, at least {@link #SMALLEST_SAMPLE}
     * @param teacher labels the frames that the parameters want labelled
     * @param parent TorchScript file of the student so far
     * @param trained where the trained student is written, whether it is accepted or not
     * @throws IOException if a model fails, the teacher's answers are no numbers or training
     *     diverges
     */
    public TrainingResult train(
            String site, long slot, PixelBatch sample, Teacher teacher, Path parent, Path trained)
            throws IOException {
        PyTorch.seed(Objects.hash(site, slot));
        if (parameters.statisticsAlone()) {
            return adapt(site, slot, sample, parent, trained);
        }
        int learnt = parameters.statistics().remaining(sample.size(), SMALLEST_SAMPLE);
        int remembered = memory.size(site);
        int labels = Math.max(SMALLEST_SAMPLE, replay.labelled(learnt, remembered));
        int replayed = replay.replayed(learnt, labels, remembered);
        LabelledFrames labelled = labelled(sample.first(labels), teacher);
        RetrainingEpoch epoch =
                RetrainingEpoch.plan(
                        labels, replayed, parameters.heldOutShare(), parameters.batchSize(), slot);
        LabelledFrames frames =
                replayed == 0 ? labelled : labelled.plus(memory.draw(site, replayed, slot));
        memory.remember(site, labelled);
        LabelledFrames heldOut = labelled.select(epoch.heldOut());
        try (TrainableClassifier student =
                TrainableClassifier.load(
                        parent, n -> parameters.learningRate(), parameters.momentum(), 0)) {
            Unlabelled unlabelled = unlabelled(site, slot, sample, sample.size() - learnt, student);
            double before = agreement(student, heldOut);
            for (List<Integer> positions : epoch.batches()) {
                step(student, frames.select(positions));
            }
            unlabelled.batches().forEach(student::adaptStatistics);
            double after = agreement(student, heldOut);
            student.save(trained);
            return new TrainingResult(
                    labels,
                    frames.size() - heldOut.size(),
                    2 * heldOut.size() + unlabelled.passes(),
                    before,
                    after,
                    heldOut.size() == 0 || gate.accepts(before, after));
        }
    }

    /** Follows the frames with nothing but the statistics: no label is needed, no step made. */
    private TrainingResult adapt(
            String site, long slot, PixelBatch sample, Path parent, Path trained)
            throws IOException {
        try (TrainableClassifier student = TrainableClassifier.load(parent, n -> 0, 0, 0)) {
            Unlabelled unlabelled = unlabelled(site, slot, sample, sample.size(), student);
            unlabelled.batches().forEach(student::adaptStatistics);
            student.save(trained);
            boolean changed = !unlabelled.batches().isEmpty();
            return new TrainingResult(0, 0, unlabelled.passes(), Double.NaN, Double.NaN, changed);
        }
    }

    /**
     * Varied frames to take statistics from.
     *
     * @param classified frames that the student has told apart to choose them
     */
    private record Unlabelled(List<PixelBatch> batches, int classified) {

        /** Frames passed forward, all together. */
        int passes() {
            return classified + batches.stream().mapToInt(PixelBatch::size).sum();
        }
    }

    /**
     * Chooses frames to take statistics from.
     *
     * @param saved sampled frames that are neither labelled nor trained on for it
     */
    private Unlabelled unlabelled(
            String site, long slot, PixelBatch sample, int saved, TrainableClassifier student) {
        StatisticsAdaptation statistics = parameters.statistics();
        int classified = statistics.classLimit() > 0 ? sample.size() : 0;
        long passes = replay.forwardPasses(saved) - classified;
        if (passes <= 0) {
            return new Unlabelled(List.of(), 0);
        }
        float[][] scores = classified > 0 ? scores(student, sample) : new float[sample.size()][1];
        SplittableRandom random = new SplittableRandom(slot);
        return new Unlabelled(
                statistics.batches(recent.with(site, sample, scores), passes, random).stream()
                        .map(batch -> statistics.variation().vary(batch, input, random))
                        .toList(),
                classified);
    }

    private float[][] scores(TrainableClassifier student, PixelBatch frames) {
        float[][] scores = new float[frames.size()][];
        int size = parameters.statistics().batchSize();
        for (int from = 0; from < frames.size(); from += size) {
            int to = Math.min(from + size, frames.size());
            PixelBatch batch = frames.select(IntStream.range(from, to).boxed().toList());
            System.arraycopy(student.logits(batch), 0, scores, from, batch.size());
        }
        return scores;
    }

    private LabelledFrames labelled(PixelBatch pixels, Teacher teacher) throws IOException {
        LabelledFrames labelled = new LabelledFrames(pixels, teacher.label(pixels));
        if (!labelled.sound()) {
            throw new IOException("the teacher answered with values that are not numbers");
        }
        return labelled;
    }

    private static double agreement(TrainableClassifier student, LabelledFrames heldOut) {
        return heldOut.size() == 0
                ? Double.NaN
                : heldOut.agreement(student.logits(heldOut.pixels()));
    }

    private void step(TrainableClassifier student, LabelledFrames batch) throws IOException {
        float[] targets = batch.targets(parameters.softLabels());
        float loss;
        if (parameters.statistics().share() > 0) {
            loss = student.stepKeepingStatistics(batch.pixels(), targets);
        } else if (parameters.learningRate() > 0) {
            loss = student.step(batch.pixels(), targets);
        } else {
            loss = student.adaptStatistics(batch.pixels(), targets);
        }
        if (!Float.isFinite(loss)) {
            throw new IOException("training diverged, the loss is " + loss);
        }
    }
}
