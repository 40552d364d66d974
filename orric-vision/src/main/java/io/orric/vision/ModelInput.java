// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * Normalisation of pictures for the models: values are scaled to [0, 1], shifted and divided.
 *
 * @param mean subtracted from each channel after scaling to [0, 1]
 * @param std each channel is then divided by it, above 0
 */
public record ModelInput(float mean, float std) implements Serializable {

    /** Bounds of sensible resolutions, pixels. */
    public static final int SMALLEST_RESOLUTION = 8;

    public static final int LARGEST_RESOLUTION = 4096;

    /** Values of one picture: three channels of resolution × resolution. */
    public static int length(int resolution) {
        return 3 * resolution * resolution;
    }

    /** By which a value of {@link PixelBatch} is multiplied. */
    public float scale() {
        return 1 / (255f * PixelBatch.UNIT * std);
    }

    /** Added to the product; the value of a black pixel. */
    public float shift() {
        return -mean / std;
    }
}
