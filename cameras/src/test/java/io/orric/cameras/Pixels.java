// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import java.awt.image.BufferedImage;

/** Questions of tests about pictures. */
public final class Pixels {

    /** All pixels, row by row, as 0xRRGGBB. */
    public static int[] of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    /** Root of the mean squared difference of the channels, 0 to 255. */
    public static double distance(BufferedImage one, BufferedImage other) {
        int[] a = of(one);
        int[] b = of(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                double difference = ((a[i] >> shift) & 0xFF) - ((b[i] >> shift) & 0xFF);
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum / (3.0 * a.length));
    }

    private Pixels() {}
}
