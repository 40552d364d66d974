// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Copies between arrays and native memory. */
final class Tensors {

    /** Copies a batch to a tensor of shape (size, 3, resolution, resolution). */
    static NDArray input(NDManager scope, PixelBatch batch) {
        return scope.create(
                FloatBuffer.wrap(batch.normalised()),
                new Shape(batch.size(), 3, batch.resolution(), batch.resolution()));
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
