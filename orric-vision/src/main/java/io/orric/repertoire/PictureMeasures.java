// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;

/**
 * A few numbers that tell under which condition a picture was taken, whatever it shows. Values are
 * from 0 to 1; grey is the mean of the channels, near difference that of neighbouring pixels, a
 * mean over the picture:
 *
 * <ul>
 *   <li>brightness: the mean of each channel,
 *   <li>contrast: ln of the standard deviation of each channel,
 *   <li>detail: ln of the near difference of grey,
 *   <li>grain: detail less ln of the difference at two pixels, which is low where a picture is
 *       blurred and high where it is noise,
 *   <li>sharpness: ln of the difference between a grey pixel and the mean of its four neighbours,
 *       less detail,
 *   <li>colour noise: ln of the near difference of the channels less detail.
 * </ul>
 */
final class PictureMeasures {

    /** Measures of a picture. */
    static final int COUNT = 10;

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
        int pixels = ModelInput.length(resolution) / 3;
        int[] sum = new int[pixels];
        double colours = 0;
        for (int channel = 0; channel < 3; channel++) {
            int[] plane = new int[pixels];
            for (int i = 0; i < pixels; i++) {
                plane[i] = values[from + channel * pixels + i] & 0xFFFF;
                sum[i] += plane[i];
            }
            double mean = mean(plane);
            measures[channel] = mean * SCALE;
            measures[3 + channel] = logarithm(deviation(plane, mean) * SCALE);
            colours += difference(plane, resolution, 1) * SCALE / 3;
        }
        double grey = SCALE / 3;
        double detail = logarithm(difference(sum, resolution, 1) * grey);
        measures[6] = detail;
        measures[7] = detail - logarithm(difference(sum, resolution, 2) * grey);
        measures[8] = logarithm(sharpness(sum, resolution) * grey) - detail;
        measures[9] = logarithm(colours) - detail;
        return measures;
    }

    private static double mean(int[] plane) {
        long sum = 0;
        for (int value : plane) {
            sum += value;
        }
        return (double) sum / plane.length;
    }

    private static double deviation(int[] plane, double mean) {
        double squares = 0;
        for (int value : plane) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / plane.length);
    }

    /** Mean difference of pixels at a distance, along rows and along columns. */
    private static double difference(int[] plane, int side, int distance) {
        long sum = 0;
        for (int y = 0; y < side - distance; y++) {
            for (int x = 0; x < side - distance; x++) {
                int at = y * side + x;
                sum += Math.abs(plane[at + distance] - plane[at]);
                sum += Math.abs(plane[at + distance * side] - plane[at]);
            }
        }
        return sum / (2.0 * (side - distance) * (side - distance));
    }

    /** Mean difference of pixels and the mean of their neighbours. */
    private static double sharpness(int[] plane, int side) {
        long sum = 0;
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                int at = y * side + x;
                int around = plane[at - 1] + plane[at + 1] + plane[at - side] + plane[at + side];
                sum += Math.abs(4 * plane[at] - around);
            }
        }
        return sum / (4.0 * (side - 2) * (side - 2));
    }

    private static double logarithm(double value) {
        return Math.log(value + LEAST);
    }

    private PictureMeasures() {}
}
