// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * Preparation of pictures for a model: they are made squares, their values are scaled to [0, 1],
 * shifted and divided.
 *
 * @param mean subtracted from each channel after scaling to [0, 1]
 * @param std each channel is then divided by it, above 0
 * @param resizing how a picture becomes a square
 */
public record ModelInput(Channels mean, Channels std, Resizing resizing) implements Serializable {

    /**
     * A number for each channel.
     *
     * @param red of the first channel
     * @param green of the second channel
     * @param blue of the third channel
     */
    public record Channels(float red, float green, float blue) implements Serializable {

        /** The same number for all. */
        public static Channels all(float value) {
            return new Channels(value, value, value);
        }

        /**
         * The number of one channel.
         *
         * @param channel 0 for red, 1 for green, 2 for blue
         */
        public float of(int channel) {
            return switch (channel) {
                case 0 -> red;
                case 1 -> green;
                default -> blue;
            };
        }

        @Override
        public String toString() {
            return "[" + red + ", " + green + ", " + blue + "]";
        }
    }

    /** Bounds of sensible resolutions, pixels. */
    public static final int SMALLEST_RESOLUTION = 8;

    public static final int LARGEST_RESOLUTION = 4096;

    /** Bounds of sensible normalisations. A mean may also be as far below 0. */
    public static final double LARGEST_MEAN = 1000;

    public static final double SMALLEST_STD = 1e-6;

    public static final double LARGEST_STD = 1000;

    /** Channels of a picture: red, green, blue. */
    static final int CHANNELS = 3;

    /** One mean and one standard deviation for all channels of {@link Resizing#DEFAULT} squares. */
    public ModelInput(float mean, float std) {
        this(Channels.all(mean), Channels.all(std), Resizing.DEFAULT);
    }

    /** Values of one picture: three channels of resolution × resolution. */
    public static int length(int resolution) {
        return CHANNELS * resolution * resolution;
    }

    /** By which a value of {@link PixelBatch} in a channel is multiplied. */
    public float scale(int channel) {
        return 1 / (255f * PixelBatch.UNIT * std.of(channel));
    }

    /** Added to the product; the value of a black pixel. */
    public float shift(int channel) {
        return -mean.of(channel) / std.of(channel);
    }
}
