// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.vision.PixelBatch;

/** Normalisation of pictures as anybody would write it. */
final class PlainInput {

    static float[] of(PixelBatch batch) {
        short[] pixels = batch.values();
        int plane = batch.resolution() * batch.resolution();
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / plane % 3;
            float mean = batch.input().mean().of(channel);
            float std = batch.input().std().of(channel);
            values[i] = ((pixels[i] & 0xFFFF) / (255f * PixelBatch.UNIT) - mean) / std;
        }
        return values;
    }

    private PlainInput() {}
}
