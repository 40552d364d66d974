// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.QualityGate;
import io.orric.adaptation.Replay;
import io.orric.adaptation.RetrainingMethod;
import io.orric.adaptation.StudentTrainer;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.job.ModelFiles;
import io.orric.meters.JobMeters;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Retraining of the tiny models on samples of a site. */
abstract class RetrainerHarness {

    static final String SITE = "crossing";
    static final PseudoLabelSgd GENTLE = sgd(0.01f, 16, true, 0);

    @TempDir Path folder;

    TinyModels models;
    ModelRegistry registry;

    @BeforeEach
    void openRegistry() {
        models = TinyModels.copyTo(folder);
        registry = new ModelRegistry(folder.resolve("registry").toString(), 4);
    }

    static PseudoLabelSgd sgd(
            float learningRate, int batchFrames, boolean softLabels, double tolerance) {
        return new PseudoLabelSgd(
                learningRate,
                0,
                batchFrames,
                softLabels,
                new Replay(0, 0),
                new PseudoLabelSgd.FromSteps(),
                new QualityGate(0, 0.3, tolerance));
    }

    Optional<RetrainingRecord> retrain(RetrainingMethod method, SlotSample<Frame> batch)
            throws IOException {
        return retrain(registry, models.teacher(), method, batch);
    }

    Optional<RetrainingRecord> retrain(
            ModelRegistry where, Path teacher, RetrainingMethod method, SlotSample<Frame> batch)
            throws IOException {
        try (Retrainer retrainer = retrainer(where, teacher, TinyModels.CLASSES, method)) {
            return retrainer.retrain(batch);
        }
    }

    Retrainer retrainer(
            ModelRegistry where, Path teacher, ClassNames classes, RetrainingMethod method)
            throws IOException {
        return retrainer(where, teacher, classes, method.trainer(1));
    }

    Retrainer retrainer(
            ModelRegistry where, Path teacher, ClassNames classes, StudentTrainer trainer)
            throws IOException {
        return new Retrainer(
                where,
                where.log(RetrainingLog.anyTime(), warning -> {}),
                new ModelSet(
                        ModelFiles.install(models.student(), where),
                        ModelFiles.install(teacher, where),
                        classes,
                        TinyModels.INPUT,
                        TinyModels.INPUT,
                        TinyModels.RESOLUTION),
                trainer,
                Optional.empty(),
                Optional.empty(),
                new FrameDecoder(new ImageLimits(10_000, 10_000)),
                meter());
    }

    static RetrainingMeter meter() {
        return new RetrainingMeter(JobMeters.of("job"));
    }

    static SlotSample<Frame> batch(long slot, List<Frame> frames) {
        return new SlotSample<>(SITE, slot, slot * 1000, frames);
    }

    static List<Frame> drifted(int count) {
        return frames(TinyModels.driftedFrames(count, 1));
    }

    static List<Frame> clean(int count) {
        return frames(TinyModels.frames(count, 1));
    }

    static List<Frame> frames(List<LabelledImage> recorded) {
        List<Frame> frames = new ArrayList<>();
        for (LabelledImage frame : recorded) {
            frames.add(frame(frame.image(), frames.size()));
        }
        return frames;
    }

    static Frame frame(byte[] image, long offset) {
        return new Frame(SITE, "north", 0, image, null, "test", offset);
    }
}
