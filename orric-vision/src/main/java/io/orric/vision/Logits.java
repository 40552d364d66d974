// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.ndarray.NDArray;

/** Logits out of native memory. */
final class Logits {

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

    private Logits() {}
}
