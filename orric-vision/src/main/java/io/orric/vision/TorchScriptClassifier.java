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
 * Serves a model by PyTorch, over DJL. More than half of a single picture's time goes into batch
 * norm, which ONNX Runtime folds into convolutions and DJL cannot. Optimising the module for each
 * shape gains little afterwards and takes a third of a second.
 */
final class TorchScriptClassifier implements ImageClassifier {

    private final Model model;
    private final Predictor<PixelBatch, float[][]> predictor;

    private TorchScriptClassifier(Model model) {
        this.model = model;
        this.predictor = model.newPredictor(new BatchTranslator());
    }

    /**
     * Loads a TorchScript file for inference.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    static TorchScriptClassifier load(Path file) throws IOException {
        return new TorchScriptClassifier(PyTorch.load(file, "as a TorchScript model", Map.of()));
    }

    @Override
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

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    /**
     * Writes a batch to native memory and copies logits out, within the predictor's scope of native
     * memory.
     */
    private static final class BatchTranslator implements Translator<PixelBatch, float[][]> {

        private final InputBuffer buffer = new InputBuffer();

        @Override
        public NDList processInput(TranslatorContext context, PixelBatch batch) {
            return new NDList(
                    Tensors.input(context.getNDManager(), batch, buffer, InputBuffer.Order.PLANES));
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
