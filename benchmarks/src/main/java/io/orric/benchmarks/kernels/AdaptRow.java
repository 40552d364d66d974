// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.adaptation.TrainingResult;
import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import io.orric.vision.PixelBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One retraining of 128 frames by the default method, loading and saving included.
 *
 * @param models of which the student is retrained
 */
public record AdaptRow(BenchModels models) implements Row {

    /** Frames of the sample that are told apart at once. */
    private static final int BATCH = 64;

    /**
     * Frames in a pass of the default method if all are new, once a site has made its early ones.
     */
    private static final int PASS = 24;

    /**
     * Retrainings after which a site's remembered frames, and so the passes, are always as many and
     * as large.
     */
    private static final int FIRST = 4;

    @Override
    public Comparison comparison() {
        return new Comparison(
                "adapt",
                "frames/s",
                "the method before this was made fast, as a DJL program",
                Aim.ratioAtLeast(1.5));
    }

    @Override
    public List<Path> needs() {
        return models.files();
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        Path trained = Files.createTempFile("orric-bench-reference", ".pt");
        try (Adaptation ours = new Adaptation(models)) {
            TrainingResult first = ours.retrain();
            for (int i = 1; i < FIRST; i++) {
                first = ours.retrain();
            }
            List<PixelBatch> sample = batches(ours.sample(), Adaptation.FRAMES, BATCH);
            int passed = first.evaluated() - Adaptation.FRAMES;
            List<PixelBatch> passes = batches(ours.sample(), passed, PASS);
            return Alternation.framesPerSecond(
                    ours::retrain,
                    () -> PlainAdaptation.adapt(models.student(), sample, passes, trained),
                    Adaptation.FRAMES,
                    effort);
        } finally {
            Files.deleteIfExists(trained);
        }
    }

    /** So many frames of a sample, in batches of some size, from the first on. */
    static List<PixelBatch> batches(PixelBatch sample, int frames, int size) {
        List<PixelBatch> batches = new ArrayList<>();
        for (int from = 0; from < frames; from += size) {
            batches.add(
                    sample.select(
                            IntStream.range(from, Math.min(from + size, frames))
                                    .map(i -> i % sample.size())
                                    .boxed()
                                    .toList()));
        }
        return batches;
    }
}
