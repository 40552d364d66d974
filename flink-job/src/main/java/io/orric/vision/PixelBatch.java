// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.List;

/**
 * Pictures as one model input.
 *
 * @param size pictures in the batch
 * @param resolution side of the square, pixels
 * @param values float32 values of shape (size, 3, resolution, resolution)
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
public record PixelBatch(int size, int resolution, float[] values) {

    /** The given pictures, resized and normalised. */
    public static PixelBatch of(List<RgbImage> images, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        float[] values = new float[images.size() * length];
        for (int i = 0; i < images.size(); i++) {
            input.write(images.get(i), resolution, values, i * length);
        }
        return new PixelBatch(images.size(), resolution, values);
    }
}
