// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A TorchScript image classifier, student or teacher: input float32 (n, 3, h, w), output logits (n,
 * classes).
 *
 * <pre>{@code
 * PixelBatch batch = PixelBatch.of(images, 64, new ModelInput(0.5f, 0.5f));
 * try (ImageClassifier student = ImageClassifier.load(Path.of("student.pt"))) {
 *     float[][] probabilities = student.probabilities(batch);
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time; native memory lives until {@link #close()}.
 */
public final class ImageClassifier implements AutoCloseable {

    private final Model model;
    private final Predictor<PixelBatch, float[][]> predictor;

    private ImageClassifier(Model model) {
        this.model = model;
        this.predictor = model.newPredictor(new BatchTranslator());
    }

    /**
     * Loads a TorchScript file for inference.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    public static ImageClassifier load(Path file) throws IOException {
        return new ImageClassifier(PyTorch.load(file, "as a TorchScript model", Map.of()));
    }

    /**
     * Logits of every picture, of shape (size, classes).
     *
     * @throws IOException if the model fails on the batch
     */
    public float[][] logits(PixelBatch batch) throws IOException {
        try {
            return predictor.predict(batch);
        } catch (TranslateException e) {
            throw new IOException(
                    String.format(
                            "the model failed on a batch of %s at resolution %s: %s",
                            batch.size(), batch.resolution(), e.getMessage()),
                    e);
        }
    }

    /** Class probabilities of every picture, of shape (size, classes). */
    public float[][] probabilities(PixelBatch batch) throws IOException {
        float[][] logits = logits(batch);
        for (float[] row : logits) {
            Probabilities.softmax(row);
        }
        return logits;
    }

    /**
     * Runs one black picture through, so that the first real batch is as quick as the rest, and
     * checks that the model answers with that many classes.
     *
     * @throws IOException if the model fails or has another number of classes
     */
    public void warm(int resolution, ClassNames classes) throws IOException {
        float[][] logits = logits(PixelBatch.black(1, resolution));
        if (logits[0].length != classes.size()) {
            throw new IOException(
                    String.format(
                            "the model has %s outputs, the classes file names %s classes (%s)",
                            logits[0].length, classes.size(), classes));
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    /** Copies a batch in and logits out, within the predictor's scope of native memory. */
    private static final class BatchTranslator implements Translator<PixelBatch, float[][]> {

        @Override
        public NDList processInput(TranslatorContext context, PixelBatch batch) {
            return new NDList(Tensors.input(context.getNDManager(), batch));
        }

        @Override
        public float[][] processOutput(TranslatorContext context, NDList outputs) {
            return Tensors.rows(outputs.singletonOrThrow());
        }

        @Override
        public Batchifier getBatchifier() {
            return null; // the input is a batch already
        }
    }
}
