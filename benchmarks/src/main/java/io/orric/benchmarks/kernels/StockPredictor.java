// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * The reference of inference: a TorchScript file through a Predictor as DJL's manual has it, with
 * DJL's defaults. One thread, as everything here.
 */
final class StockPredictor implements AutoCloseable {

    /** DJL looks at it before every pass. Its default is to optimise; the project's is not to. */
    private static final String OPTIMIZER = "ai.djl.pytorch.graph_optimizer";

    private final Model model = Model.newInstance("reference", "PyTorch");
    private final Predictor<PixelBatch, float[]> predictor;

    StockPredictor(Path torchScript) throws IOException, MalformedModelException {
        model.load(torchScript.getParent(), torchScript.getFileName().toString());
        predictor = model.newPredictor(new LogitsTranslator());
    }

    /** Logits of all pictures, one after the other. */
    float[] logits(PixelBatch batch) throws TranslateException {
        String ours = System.getProperty(OPTIMIZER, "true");
        System.setProperty(OPTIMIZER, "true");
        try {
            return predictor.predict(batch);
        } finally {
            System.setProperty(OPTIMIZER, ours);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    private static final class LogitsTranslator implements Translator<PixelBatch, float[]> {

        @Override
        public NDList processInput(TranslatorContext context, PixelBatch batch) {
            Shape shape = new Shape(batch.size(), 3, batch.resolution(), batch.resolution());
            FloatBuffer values = FloatBuffer.wrap(PlainInput.of(batch));
            return new NDList(context.getNDManager().create(values, shape));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return outputs.singletonOrThrow().toFloatArray();
        }

        @Override
        public Batchifier getBatchifier() {
            return null; // the input is a batch already
        }
    }
}
