// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.vision.PixelBatch;

/** Normalisation of pictures as anybody would write it. */
final class PlainInput {

    static float[] of(PixelBatch batch) {
        byte[] bytes = batch.values();
        float mean = batch.input().mean();
        float std = batch.input().std();
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = ((bytes[i] & 255) / 255f - mean) / std;
        }
        return values;
    }

    private PlainInput() {}
}
