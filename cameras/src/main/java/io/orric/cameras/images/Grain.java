// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

import java.util.random.RandomGenerator;

/** Noise that differs from pixel to pixel and from channel to channel. */
public final class Grain {

    /** Standard deviation of a sum of two bytes, each uniform on 0 to 255. */
    private static final double BYTE_PAIR_DEVIATION = 104.5;

    /**
     * Adds noise to every pixel.
     *
     * @param deviation standard deviation in each channel, of 255
     */
    public static void add(Picture picture, RandomGenerator random, double deviation) {
        double scale = deviation / BYTE_PAIR_DEVIATION;
        picture.map(
                (rgb, x, y) -> {
                    // One draw serves three channels: generators are what noise costs.
                    long bits = random.nextLong();
                    return Rgb.of(
                            Rgb.red(rgb) + scale * bytePair(bits),
                            Rgb.green(rgb) + scale * bytePair(bits >>> 16),
                            Rgb.blue(rgb) + scale * bytePair(bits >>> 32));
                });
    }

    private static double bytePair(long bits) {
        return (bits & 0xFF) + ((bits >>> 8) & 0xFF) - 255;
    }

    private Grain() {}
}
