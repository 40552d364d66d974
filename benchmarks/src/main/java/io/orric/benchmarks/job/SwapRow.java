// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import io.orric.registry.RetrainingRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Longest gap between two results under constant load while a version is published, loaded and
 * swapped in, against the longest gap of an equally long time without one.
 *
 * @param models of which the student is served, and published anew
 */
public record SwapRow(BenchModels models) implements Row {

    private static final int FRAMES_PER_SECOND = 100;
    private static final int PICTURES = 24;

    /** Versions before those that count. */
    private static final int WARM_UPS = 2;

    /** Frames of a window at least, and after the version has answered. */
    private static final int LEAST_FRAMES = 100;

    private static final int FRAMES_AFTER = 20;

    @Override
    public Comparison comparison() {
        return new Comparison(
                "swap",
                "ms",
                "the longest gap without a swap in as long a time",
                Aim.ratioAtMost(1.5));
    }

    @Override
    public List<Path> needs() {
        return models.files();
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        SteadyLoad load = new SteadyLoad(CameraPictures.QVGA.render(PICTURES), FRAMES_PER_SECOND);
        Map<String, String> soon = Map.of("orric.inference.poll-interval", "100 ms");
        try (EmbeddedJob job = EmbeddedJob.start(models, load, soon)) {
            load.awaitResults(job, Math.max(1, effort.warmUp().toSeconds()) * FRAMES_PER_SECOND);
            Windows windows = new Windows(job, load, models.student());
            for (int i = 0; i < WARM_UPS; i++) {
                windows.withSwap();
            }
            return Alternation.inTurns(effort.swaps(), windows::withSwap, windows::without);
        }
    }

    /** Times of which the longest gap is taken. */
    private static final class Windows {

        private final EmbeddedJob job;
        private final SteadyLoad load;
        private final Path student;
        private long frames;
        private int variants;

        Windows(EmbeddedJob job, SteadyLoad load, Path student) {
            this.job = job;
            this.load = load;
            this.student = student;
        }

        double withSwap() throws IOException, InterruptedException {
            load.forgetGaps();
            long before = load.results();
            RetrainingRecord record =
                    new RetrainingRecord(
                            1, 1, RetrainingRecord.Outcome.PUBLISHED, 0, 1, 1, 1, "benchmark");
            Path next = variant();
            long version = job.registry().publish(SteadyLoad.SITE, 0, record, next).version();
            Files.delete(next);
            load.awaitVersion(job, version);
            long waited = load.results() - before;
            load.awaitResults(job, Math.max(FRAMES_AFTER, LEAST_FRAMES - waited));
            frames = load.results() - before;
            return load.longestGapMillis();
        }

        /** The student in a file of another digest: one that is in memory is not loaded again. */
        private Path variant() throws IOException {
            byte[] file = Files.readAllBytes(student);
            byte[] copy = Arrays.copyOf(file, file.length + Integer.BYTES);
            // The comment of the zip archive that it is, which ends with the comment's length.
            copy[file.length - 2] = Integer.BYTES;
            ByteBuffer.wrap(copy, file.length, Integer.BYTES).putInt(++variants);
            return Files.write(Files.createTempFile("orric-swap", ".pt"), copy);
        }

        double without() throws IOException, InterruptedException {
            load.forgetGaps();
            load.awaitResults(job, frames);
            return load.longestGapMillis();
        }
    }
}
