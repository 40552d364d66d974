// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orric.vision.Augmentation;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory of many retrainings of a student of two megabytes. */
class RetrainingMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path STUDENT = Path.of("../models/roadside/student.pt");
    private static final int RESOLUTION = 16;

    /** A student of each retraining would be several times as much. */
    private static final long SLACK_MEGABYTES = 60;

    @TempDir private Path folder;

    /** Every second training begins with the base student, as if the one before were discarded. */
    @Test
    void isFlat() throws Exception {
        PyTorch.useThreads(1);
        assumeTrue(Files.exists(STATUS), "resident memory is read from Linux");
        BatchNormAdaptation method =
                new BatchNormAdaptation(8, 4, Augmentation.NONE, Double.POSITIVE_INFINITY);
        try (StudentTrainer trainer = method.trainer(1)) {
            train(trainer, 0, 30);
            long before = residentMegabytes();
            train(trainer, 30, 130);
            assertThat(residentMegabytes()).isLessThan(before + SLACK_MEGABYTES);
        }
    }

    private void train(StudentTrainer trainer, int from, int to) throws IOException {
        Path trained = folder.resolve("trained.pt");
        Path next = folder.resolve("next.pt");
        for (int slot = from; slot < to; slot++) {
            Path parent = slot % 2 == 0 ? STUDENT : trained;
            Path target = slot % 2 == 0 ? trained : next;
            trainer.train("site", slot, SampledPictures.of(sample(slot)), null, parent, target);
        }
    }

    private static PixelBatch sample(int seed) {
        short[] values = new short[8 * ModelInput.length(RESOLUTION)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (PixelBatch.UNIT * (i * 37 % (101 + seed)));
        }
        return new PixelBatch(8, RESOLUTION, values, new ModelInput(0.5f, 0.5f));
    }

    private static long residentMegabytes() throws IOException {
        String line =
                Files.readAllLines(STATUS).stream()
                        .filter(text -> text.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
}
