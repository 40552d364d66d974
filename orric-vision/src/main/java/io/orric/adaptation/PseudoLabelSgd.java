// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Trains a student for one epoch of SGD on the teacher's labels of new frames and on remembered
 * ones.
 *
 * @param learningRate step size of SGD, above 0
 * @param momentum momentum of SGD, in [0, 1]
 * @param batchFrames minimum mini-batch size, at least 2; a smaller sample forms a single batch
 * @param softLabels whether the teacher's probabilities are the target; its top class otherwise
 * @param replay training again on remembered frames
 * @param statistics treatment of the batch-norm statistics
 * @param gate decides whether the student is trained, and whether what comes of it replaces it
 */
public record PseudoLabelSgd(
        float learningRate,
        float momentum,
        int batchFrames,
        boolean softLabels,
        Replay replay,
        Statistics statistics,
        QualityGate gate)
        implements RetrainingMethod {

    private static final long serialVersionUID = 1L;

    /** Bounds what the teacher holds in native memory. */
    private static final int LABELLED_TOGETHER = 64;

    /**
     * The paper's step: the whole sample as one batch, plain SGD at 0.03 on the teacher's top
     * classes, and the student that comes of it is used, whatever it is like.
     */
    public static final PseudoLabelSgd PAPER =
            new PseudoLabelSgd(
                    0.03f,
                    0,
                    Integer.MAX_VALUE,
                    false,
                    new Replay(0, 0),
                    new FromSteps(),
                    QualityGate.OPEN);

    /** Treatment of the batch-norm statistics. */
    public sealed interface Statistics extends Serializable {}

    /** Statistics follow the mini-batches of the steps, which run in training mode. */
    public record FromSteps() implements Statistics {}

    /** Statistics stay as they are. */
    public record Frozen() implements Statistics {}

    /**
     * Statistics are adapted to unlabelled frames after the steps, which leave them alone.
     *
     * @param share share of a sample's compute that goes to the adaptation, in (0, 1)
     */
    public record Adapted(double share, BatchNormAdaptation adaptation) implements Statistics {

        /** Frames of a sample whose compute is left for labels and steps. */
        int remaining(int sample) {
            int least = Math.min(StudentTrainer.SMALLEST_SAMPLE, sample);
            return Math.max(least, (int) Math.ceil((1 - share) * sample));
        }
    }

    @Override
    public StudentTrainer trainer(double framesPerLabel, Pace pace, long bytes) {
        return new Trainer(framesPerLabel, pace, bytes);
    }

    private final class Trainer implements StudentTrainer {

        private final double framesPerLabel;
        private final Pace pace;
        private final ReplayMemory memory;

        /** Null where no frames are adapted to. */
        private final BatchNormAdaptation.Statistics adapted;

        Trainer(double framesPerLabel, Pace pace, long bytes) {
            this.framesPerLabel = framesPerLabel;
            this.pace = pace;
            // Each of two memories has half of the room.
            this.memory = new ReplayMemory(replay.frames(), bytes / 2);
            this.adapted =
                    statistics instanceof Adapted by
                            ? by.adaptation().statistics(framesPerLabel, bytes / 2)
                            : null;
        }

        @Override
        public TrainingResult train(
                String site,
                long slot,
                SampledPictures sample,
                Teacher teacher,
                Path parent,
                Path trained)
                throws IOException {
            PyTorch.seed(Objects.hash(site, slot));
            int learnt =
                    statistics instanceof Adapted by ? by.remaining(sample.size()) : sample.size();
            int remembered = memory.size(site);
            int labels = Math.max(SMALLEST_SAMPLE, replay.labelled(learnt, remembered));
            int paid = Replay.replayed(learnt, labels, remembered, framesPerLabel);
            int compared = gate.compared(labels, paid);
            int replayed = paid - (compared + 1) / 2;
            LabelledFrames labelled = labelled(sample.first(labels), teacher, pace);
            LabelledFrames frames =
                    replayed == 0 ? labelled : labelled.plus(memory.draw(site, replayed, slot));
            memory.remember(site, labelled);
            try (TrainableClassifier student =
                    TrainableClassifier.load(parent, n -> learningRate, momentum, 0)) {
                BatchNormAdaptation.Passes passes =
                        adapted == null
                                ? BatchNormAdaptation.Passes.NONE
                                : adapted.passes(
                                        site,
                                        slot,
                                        sample.student(),
                                        sample.size() - learnt,
                                        student);
                double known = agreement(student, labelled.first(compared));
                TrainingResult result =
                        gate.wantsTraining(known)
                                ? learn(student, frames, labels, passes, slot)
                                : know(student, known, labels, passes);
                student.save(trained);
                return result.plusEvaluated(compared);
            }
        }

        /** Has a student learn from the frames, of which the first ones have just been labelled. */
        private TrainingResult learn(
                TrainableClassifier student,
                LabelledFrames frames,
                int labels,
                BatchNormAdaptation.Passes passes,
                long slot)
                throws IOException {
            RetrainingEpoch epoch =
                    RetrainingEpoch.plan(
                            labels, frames.size() - labels, gate.heldOut(), batchFrames, slot);
            LabelledFrames heldOut = frames.select(epoch.heldOut());
            double before = agreement(student, heldOut);
            for (List<Integer> positions : epoch.batches()) {
                pace.beforeBatch();
                step(student, frames.select(positions));
            }
            passes.adapt(student, pace);
            double after = agreement(student, heldOut);
            return new TrainingResult(
                    labels,
                    frames.size() - heldOut.size(),
                    2 * heldOut.size() + passes.frames(),
                    before,
                    after,
                    heldOut.size() == 0 || gate.accepts(before, after) ? "" : "agreement fell");
        }

        /** Leaves a student that knows the frames as it is, but for its statistics. */
        private TrainingResult know(
                TrainableClassifier student,
                double known,
                int labels,
                BatchNormAdaptation.Passes passes) {
            passes.adapt(student, pace);
            return new TrainingResult(
                    labels,
                    0,
                    passes.frames(),
                    known,
                    Double.NaN,
                    passes.refusal().isEmpty()
                            ? ""
                            : "the student agrees with the teacher already");
        }

        @Override
        public String method() {
            return "pseudo-label";
        }

        @Override
        public void adopt(String from, String to) {
            memory.adopt(from, to);
            if (adapted != null) {
                adapted.adopt(from, to);
            }
        }

        @Override
        public void forget(String site) {
            memory.forget(site);
            if (adapted != null) {
                adapted.forget(site);
            }
        }
    }

    private static LabelledFrames labelled(SampledPictures sample, Teacher teacher, Pace pace)
            throws IOException {
        PixelBatch pixels = sample.teacher();
        float[][] labels = new float[pixels.size()][];
        for (int from = 0; from < labels.length; from += LABELLED_TOGETHER) {
            pace.beforeBatch();
            int to = Math.min(from + LABELLED_TOGETHER, labels.length);
            System.arraycopy(teacher.label(pixels.range(from, to)), 0, labels, from, to - from);
        }
        LabelledFrames labelled = new LabelledFrames(sample.student(), labels);
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
        float[] targets = batch.targets(softLabels);
        float loss =
                statistics instanceof FromSteps
                        ? student.step(batch.pixels(), targets)
                        : student.stepKeepingStatistics(batch.pixels(), targets);
        if (!Float.isFinite(loss)) {
            throw new IOException("training diverged, the loss is " + loss);
        }
    }
}
