// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;

/**
 * A few numbers that tell under which condition a picture was taken, whatever it shows. For each
 * channel, values being from 0 to 1:
 *
 * <ul>
 *   <li>brightness: the mean,
 *   <li>contrast: ln of the standard deviation,
 *   <li>detail: ln of the mean difference between neighbouring pixels,
 *   <li>grain: ln of the ratio of that to the mean difference at a distance of two pixels, which is
 *       lowest where a picture is blurred and highest where it is noise.
 * </ul>
 */
final class PictureMeasures {

    /** Measures of a channel. */
    private static final int KINDS = 4;

    /** Measures of a picture. */
    static final int COUNT = 3 * KINDS;

    /** Added before a logarithm: what is below it is all the same, and 0 has a logarithm. */
    private static final double LEAST = 0.01;

    private static final double SCALE = 1 / (255.0 * PixelBatch.UNIT);

    /**
     * Measures a picture.
     *
     * @param values of pictures, as {@link PixelBatch} has them
     * @param from position of the picture's first value
     * @param resolution side of the picture, pixels, at least 3
     * @return {@link #COUNT} numbers
     */
    static double[] of(short[] values, int from, int resolution) {
        double[] measures = new double[COUNT];
        int plane = ModelInput.length(resolution) / 3;
        for (int channel = 0; channel < 3; channel++) {
            int start = from + channel * plane;
            double sum = 0;
            double squares = 0;
            for (int i = start; i < start + plane; i++) {
                double value = (values[i] & 0xFFFF) * SCALE;
                sum += value;
                squares += value * value;
            }
            double mean = sum / plane;
            double near = difference(values, start, resolution, 1);
            double far = difference(values, start, resolution, 2);
            int at = channel * KINDS;
            measures[at] = mean;
            measures[at + 1] = logarithm(Math.sqrt(Math.max(0, squares / plane - mean * mean)));
            measures[at + 2] = logarithm(near);
            measures[at + 3] = logarithm(near) - logarithm(far);
        }
        return measures;
    }

    /** Mean difference of pixels at a distance, along rows and along columns. */
    private static double difference(short[] values, int start, int side, int distance) {
        long sum = 0;
        for (int y = 0; y < side - distance; y++) {
            for (int x = 0; x < side - distance; x++) {
                int at = start + y * side + x;
                int value = values[at] & 0xFFFF;
                sum += Math.abs((values[at + distance] & 0xFFFF) - value);
                sum += Math.abs((values[at + distance * side] & 0xFFFF) - value);
            }
        }
        double pairs = 2.0 * (side - distance) * (side - distance);
        return sum / pairs * SCALE;
    }

    private static double logarithm(double value) {
        return Math.log(value + LEAST);
    }

    private PictureMeasures() {}
}
