// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;

/** Serves a model by ONNX Runtime. */
final class OnnxClassifier implements ImageClassifier {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final InputBuffer buffer = new InputBuffer();

    private boolean closed;

    /**
     * @param session session of a graph with one input; closed with this object
     */
    OnnxClassifier(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    @Override
    public float[][] logits(PixelBatch batch) throws IOException {
        FloatBuffer pixels = buffer.write(batch, InputBuffer.Order.PLANES).asFloatBuffer();
        long[] shape = {batch.size(), 3, batch.resolution(), batch.resolution()};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, pixels, shape);
                OrtSession.Result outputs = session.run(Map.of(input, tensor))) {
            return rows(outputs.get(0), batch.size());
        } catch (OrtException | RuntimeException e) {
            throw new IOException(
                    String.format(
                            "the model failed on a batch of %s at resolution %s: %s",
                            batch.size(), batch.resolution(), e.getMessage()),
                    e);
        }
    }

    private static float[][] rows(OnnxValue output, int size) throws IOException {
        if (!(output instanceof OnnxTensor tensor)
                || tensor.getInfo().getShape().length != 2
                || tensor.getInfo().getShape()[0] != size) {
            throw new IOException(
                    String.format(
                            "the graph answers a batch of %s with %s, it should be floats of shape (%s,"
                                    + " classes)",
                            size, output.getInfo(), size));
        }
        FloatBuffer values = tensor.getFloatBuffer();
        float[][] rows = new float[size][(int) tensor.getInfo().getShape()[1]];
        for (float[] row : rows) {
            values.get(row);
        }
        return rows;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("cannot close a session of ONNX Runtime", e);
        }
    }
}
