// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.Cycle;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import java.nio.file.Path;
import java.util.List;

/**
 * A model answers a batch on one thread, from bytes to logits.
 *
 * @param name of the row
 * @param model TorchScript file
 * @param resolution side of the pictures, pixels
 * @param batch pictures in a batch
 * @param aim least ratio
 */
public record InferenceRow(String name, Path model, int resolution, int batch, double aim)
        implements Row {

    private static final int BATCHES = 4;

    @Override
    public Comparison comparison() {
        return new Comparison(
                name,
                "frames/s",
                "the same TorchScript through a stock DJL Predictor, one thread",
                Aim.ratioAtLeast(aim));
    }

    @Override
    public List<Path> needs() {
        return List.of(model);
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        List<PixelBatch> batches = CameraBatches.of(BATCHES, batch, resolution);
        Cycle<PixelBatch> ours = new Cycle<>(batches);
        Cycle<PixelBatch> theirs = new Cycle<>(batches);
        try (ImageClassifier classifier = ImageClassifier.load(model);
                StockPredictor reference = new StockPredictor(model)) {
            return Alternation.framesPerSecond(
                    () -> classifier.logits(ours.next()),
                    () -> reference.logits(theirs.next()),
                    batch,
                    effort);
        }
    }
}
