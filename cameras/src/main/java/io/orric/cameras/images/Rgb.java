// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

/** Arithmetic on colours packed as 0xRRGGBB; channels run from 0 to 255. */
public final class Rgb {

    public static int red(int rgb) {
        return (rgb >> 16) & 0xFF;
    }

    public static int green(int rgb) {
        return (rgb >> 8) & 0xFF;
    }

    public static int blue(int rgb) {
        return rgb & 0xFF;
    }

    /** Packs three channels, each cut off at 0 and 255. */
    public static int of(double red, double green, double blue) {
        return clamped(red) << 16 | clamped(green) << 8 | clamped(blue);
    }

    /** The colour at {@code share} of the way from one to the other. */
    public static int mixed(int from, int to, double share) {
        return of(
                red(from) + share * (red(to) - red(from)),
                green(from) + share * (green(to) - green(from)),
                blue(from) + share * (blue(to) - blue(from)));
    }

    private static int clamped(double channel) {
        return channel <= 0 ? 0 : channel >= 255 ? 255 : (int) (channel + 0.5);
    }

    private Rgb() {}
}
