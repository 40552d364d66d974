// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.retraining.RetrainingSettings;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.configuration.Configuration;

/**
 * Retrains a student again and again on one sample by the job's default method, each time from what
 * the last retraining left, as in the job.
 */
final class Adaptation implements AutoCloseable {

    /** Frames of a sample. */
    static final int FRAMES = 128;

    /** As the profile of the roadside models has it. */
    private static final double FRAMES_PER_LABEL = 118.9 / (2 * 18.1);

    private final StudentTrainer trainer =
            RetrainingSettings.method(new Configuration()).trainer(FRAMES_PER_LABEL);
    private final PixelBatch sample;
    private Path student;
    private Path next;
    private long slot;

    Adaptation(BenchModels models) throws Exception {
        student = Files.createTempFile("orric-bench", ".pt");
        next = Files.createTempFile("orric-bench", ".pt");
        Files.copy(models.student(), student, StandardCopyOption.REPLACE_EXISTING);
        sample = CameraBatches.of(1, FRAMES, models.resolution()).get(0);
    }

    /** The sample. */
    PixelBatch sample() {
        return sample;
    }

    /** File of the retrained student. */
    Path trained() {
        return student;
    }

    /** Retrains once. */
    TrainingResult retrain() throws IOException {
        TrainingResult result =
                trainer.train(
                        "site",
                        slot++,
                        SampledPictures.of(sample),
                        Adaptation::noTeacher,
                        student,
                        next);
        Path parent = student;
        student = next;
        next = parent;
        return result;
    }

    private static float[][] noTeacher(PixelBatch pictures) {
        throw new IllegalStateException("the default method needs no labels");
    }

    @Override
    public void close() throws IOException {
        trainer.close();
        Files.deleteIfExists(student);
        Files.deleteIfExists(next);
    }
}
