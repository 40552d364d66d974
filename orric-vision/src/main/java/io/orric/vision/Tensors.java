// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/** Tensors of batches, and copies of native memory. */
final class Tensors {

    /**
     * A batch as a tensor of shape (size, 3, resolution, resolution), a view of the buffer that
     * holds until the buffer is written again.
     */
    static NDArray input(
            NDManager scope, PixelBatch batch, InputBuffer buffer, InputBuffer.Order order) {
        int side = batch.resolution();
        ByteBuffer values = buffer.write(batch, order);
        return switch (order) {
            case PLANES ->
                    scope.create(values, new Shape(batch.size(), 3, side, side), DataType.FLOAT32);
            case PIXELS ->
                    scope.create(values, new Shape(batch.size(), side, side, 3), DataType.FLOAT32)
                            .transpose(0, 3, 1, 2);
        };
    }

    /** Copies logits of shape (size, classes) to rows. */
    static float[][] rows(NDArray logits) {
        int size = (int) logits.getShape().get(0);
        int classes = (int) logits.getShape().get(1);
        float[] values = logits.toFloatArray();
        float[][] rows = new float[size][classes];
        for (int i = 0; i < size; i++) {
            System.arraycopy(values, i * classes, rows[i], 0, classes);
        }
        return rows;
    }

    private Tensors() {}
}
