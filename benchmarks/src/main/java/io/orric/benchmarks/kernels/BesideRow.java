// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Cycle;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One thread infers batches while another one retrains, against the same thread alone.
 *
 * @param models of which the student is served and retrained
 */
public record BesideRow(BenchModels models) implements Row {

    private static final int BATCH = 16;
    private static final int BATCHES = 4;

    @Override
    public Comparison comparison() {
        return new Comparison(
                "beside",
                "frames/s",
                "the same inference while nothing is retrained",
                Aim.ratioAtLeast(0.9));
    }

    @Override
    public List<Path> needs() {
        return models.files();
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        Cycle<PixelBatch> batches =
                new Cycle<>(CameraBatches.of(BATCHES, BATCH, models.resolution()));
        try (ImageClassifier student = ImageClassifier.load(models.student());
                Adaptation adaptation = new Adaptation(models);
                TrainingLoop training = new TrainingLoop(adaptation::retrain)) {
            training.begin();
            framesPerSecond(student, batches, effort.warmUp());
            training.pause();
            framesPerSecond(student, batches, effort.warmUp());
            return Alternation.inTurns(
                    effort.rounds(),
                    () -> {
                        training.begin();
                        double rate = framesPerSecond(student, batches, effort.burst());
                        training.pause();
                        return rate;
                    },
                    () -> framesPerSecond(student, batches, effort.burst()));
        }
    }

    private static double framesPerSecond(
            ImageClassifier student, Cycle<PixelBatch> batches, Duration time) throws Exception {
        long start = System.nanoTime();
        long frames = 0;
        long elapsed;
        do {
            frames += student.logits(batches.next()).length;
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while inferring");
            }
            elapsed = System.nanoTime() - start;
        } while (elapsed < time.toNanos());
        return frames * 1e9 / elapsed;
    }
}
