// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

/** A mean over a square around each pixel, in time that does not depend on its size. */
public final class BoxBlur {

    /**
     * Blurs the picture.
     *
     * @param radius pixels from the middle of the square to its edge; fractions count, and from
     *     half the picture on it has no further effect
     */
    public static void apply(Picture picture, double radius) {
        int width = picture.width();
        int height = picture.height();
        int[] line = new int[Math.max(width, height)];
        for (int row = 0; row < height; row++) {
            blurLine(picture.pixels(), row * width, 1, width, radius, line);
        }
        for (int column = 0; column < width; column++) {
            blurLine(picture.pixels(), column, width, height, radius, line);
        }
    }

    private static void blurLine(
            int[] pixels, int start, int step, int length, double radius, int[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = pixels[start + i * step];
        }
        double bounded = Math.min(radius, length / 2.0);
        int whole = (int) bounded;
        // What the square covers of the pixels just outside of the whole ones.
        double part = bounded - whole;
        double area = 2 * bounded + 1;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int i = -whole; i <= whole; i++) {
            int rgb = line[inside(i, length)];
            red += Rgb.red(rgb);
            green += Rgb.green(rgb);
            blue += Rgb.blue(rgb);
        }
        for (int i = 0; i < length; i++) {
            int before = line[inside(i - whole - 1, length)];
            int after = line[inside(i + whole + 1, length)];
            pixels[start + i * step] =
                    Rgb.of(
                            (red + part * (Rgb.red(before) + Rgb.red(after))) / area,
                            (green + part * (Rgb.green(before) + Rgb.green(after))) / area,
                            (blue + part * (Rgb.blue(before) + Rgb.blue(after))) / area);
            int left = line[inside(i - whole, length)];
            red += Rgb.red(after) - Rgb.red(left);
            green += Rgb.green(after) - Rgb.green(left);
            blue += Rgb.blue(after) - Rgb.blue(left);
        }
    }

    /** The nearest pixel of the line: the edge goes on outside. */
    private static int inside(int i, int length) {
        return Math.max(0, Math.min(length - 1, i));
    }

    private BoxBlur() {}
}
