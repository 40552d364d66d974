// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains students on samples: the teacher labels, the student is trained for one epoch on the new
 * frames and on remembered ones, held-out frames judge it. Knows files and no registry; remembers
 * the labelled frames of each site. Used by one thread.
 */
public final class StudentTraining {

    /** Frames that a sample needs. */
    public static final int SMALLEST_SAMPLE = RetrainingEpoch.SMALLEST_SAMPLE;

    private final TrainingParameters parameters;
    private final ReplayBudget replay;
    private final ModelInput input;
    private final int resolution;
    private final ReplayMemory memory;
    private final QualityGate gate;

    /**
     * @param parameters how students are trained
     * @param replay how much of a sample's compute goes to remembered frames
     * @param input how pictures become the models' inputs
     * @param resolution side of the square at which samples are labelled and trained on, pixels
     */
    public StudentTraining(
            TrainingParameters parameters, ReplayBudget replay, ModelInput input, int resolution) {
        this.parameters = parameters;
        this.replay = replay;
        this.input = input;
        this.resolution = resolution;
        this.memory = new ReplayMemory(replay.capacity());
        this.gate = new QualityGate(parameters.gateTolerance());
    }

    /**
     * Trains a site's student on one slot's sample.
     *
     * @param site whose student it is
     * @param slot index of the slot, seeds what is drawn
     * @param images the sample, at least {@link #SMALLEST_SAMPLE}
     * @param teacher labels the frames
     * @param parent TorchScript file of the student so far
     * @param trained where the trained student is written, whether it is accepted or not
     * @throws IOException if a model fails, the teacher's answers are no numbers or training
     *     diverges
     */
    public TrainingResult train(
            String site,
            long slot,
            List<RgbImage> images,
            ImageClassifier teacher,
            Path parent,
            Path trained)
            throws IOException {
        int remembered = memory.size(site);
        int labels =
                Math.max(
                        RetrainingEpoch.SMALLEST_SAMPLE,
                        replay.labelled(images.size(), remembered));
        int replayed = replay.replayed(images.size(), labels, remembered);
        LabelledFrames labelled = labelled(images.subList(0, labels), teacher);
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
            double before = agreement(student, heldOut);
            for (List<Integer> positions : epoch.batches()) {
                step(student, frames.select(positions));
            }
            double after = agreement(student, heldOut);
            student.save(trained);
            return new TrainingResult(
                    labels,
                    frames.size() - heldOut.size(),
                    2 * heldOut.size(),
                    before,
                    after,
                    heldOut.size() == 0 || gate.accepts(before, after));
        }
    }

    private LabelledFrames labelled(List<RgbImage> images, ImageClassifier teacher)
            throws IOException {
        PixelBatch pixels = PixelBatch.of(images, resolution, input);
        LabelledFrames labelled = new LabelledFrames(pixels, teacher.probabilities(pixels));
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
        float loss =
                parameters.learningRate() > 0
                        ? student.step(batch.pixels(), targets)
                        : student.adaptStatistics(batch.pixels(), targets);
        if (!Float.isFinite(loss)) {
            throw new IOException("training diverged, the loss is " + loss);
        }
    }
}
