// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Compares what ONNX Runtime makes of a model and its graph with what PyTorch makes of it. */
public final class GraphCheck {

    /** Largest difference of two logits, as a share of the largest logit; they agree to 1e-5. */
    static final float TOLERANCE = 1e-3f;

    private static final int[] BATCHES = {1, 5};

    /**
     * Infers noise and flat pictures both ways. A model without a graph beside it passes.
     *
     * @param torchScript TorchScript file of the model
     * @param resolutions sides of the pictures it is asked about, pixels
     * @param input normalisation that the model expects
     * @throws IOException if a file cannot be read or if they answer differently
     */
    public static void check(Path torchScript, List<Integer> resolutions, ModelInput input)
            throws IOException {
        if (!Files.exists(OnnxGraph.fileOf(torchScript))) {
            return;
        }
        try (ImageClassifier byGraph = ImageClassifier.load(torchScript);
                ImageClassifier byPyTorch = ImageClassifier.loadTorchScript(torchScript)) {
            for (int resolution : resolutions) {
                for (int size : BATCHES) {
                    PixelBatch probe = probe(size, resolution, input);
                    float[][] expected = byPyTorch.logits(probe);
                    compare(torchScript, resolution, byGraph.logits(probe), expected);
                }
            }
        }
    }

    private static void compare(
            Path torchScript, int resolution, float[][] actual, float[][] expected)
            throws IOException {
        float difference = 0;
        float largest = 1;
        for (int i = 0; i < expected.length; i++) {
            if (actual[i].length != expected[i].length) {
                difference = Float.POSITIVE_INFINITY;
                continue;
            }
            for (int j = 0; j < expected[i].length; j++) {
                difference = Math.max(difference, difference(actual[i][j], expected[i][j]));
                largest = Math.max(largest, Math.abs(expected[i][j]));
            }
        }
        float allowed = TOLERANCE * largest;
        // Not ">": logits that are no numbers fail too.
        if (!(difference <= allowed)) {
            throw new ModelFileException(
                    String.format(
                            "%s and %s do not answer alike: at resolution %d their logits differ"
                                    + " by up to %.3g, at most %.3g is allowed%s",
                            OnnxGraph.fileOf(torchScript),
                            torchScript,
                            resolution,
                            difference,
                            allowed,
                            OnnxGraph.REMEDY),
                    null);
        }
    }

    private static float difference(float actual, float expected) {
        return Float.compare(actual, expected) == 0 ? 0 : Math.abs(actual - expected);
    }

    /** Flat pictures, black to white, and noise in their midst; a single picture is noise. */
    static PixelBatch probe(int size, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        short[] values = new short[size * length];
        Random random = new Random(resolution);
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(255 * PixelBatch.UNIT + 1);
        }
        for (int i = 0; i < size; i++) {
            if (i != size / 2) {
                int shade = 255 * i / (size - 1);
                Arrays.fill(
                        values, i * length, (i + 1) * length, (short) (shade * PixelBatch.UNIT));
            }
        }
        return new PixelBatch(size, resolution, values, input);
    }

    private GraphCheck() {}
}
