// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.vision.PixelBatch;
import java.util.Arrays;

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
 *
 * <p>They are taken of all rows, or at a glance of evenly spaced ones; measures of both kinds are
 * not compared.
 */
final class PictureMeasures {

    /** Measures of a picture. */
    static final int COUNT = 10;

    /** Added before a logarithm: what is below it is all the same, and 0 has a logarithm. */
    private static final double LEAST = 0.01;

    /** Rows that a glance takes in, roughly. */
    private static final int GLANCE_ROWS = 16;

    /** Bits that sums of the channels are shifted by, so that those of a row are within an int. */
    private static final int GREY_SHIFT = 4;

    private static final double SCALE = 1 / (255.0 * PixelBatch.UNIT);
    private static final double GREY = SCALE / 3 * (1 << GREY_SHIFT);

    private final short[] values;
    private final int from;
    private final int side;

    /** Grey rows: the measured one, the one above it and two below. */
    private final int[][] grey;

    /** Rows of one channel: the measured one, the next, and any other. */
    private final int[] row;

    private final int[] next;
    private final int[] other;

    private final long[] sum = new long[3];
    private final long[] squares = new long[3];
    private long colours;
    private long near;
    private long apart;
    private long sharpness;

    /** Rows that were measured, and those of them that have the neighbours a measure needs. */
    private int rows;

    private int nearRows;
    private int apartRows;
    private int sharpRows;

    private PictureMeasures(short[] values, int from, int side) {
        this.values = values;
        this.from = from;
        this.side = side;
        this.grey = new int[4][side];
        this.row = new int[side];
        this.next = new int[side];
        this.other = new int[side];
    }

    /**
     * Measures a picture.
     *
     * @param values of pictures, as {@link PixelBatch} has them
     * @param from position of the picture's first value
     * @param resolution side of the picture, pixels, at least 4
     * @return {@link #COUNT} numbers
     */
    static double[] of(short[] values, int from, int resolution) {
        PictureMeasures picture = new PictureMeasures(values, from, resolution);
        for (int y = 0; y < resolution; y++) {
            picture.measure(y);
        }
        return picture.measures();
    }

    /** The same of evenly spaced rows, for a quarter of the time at 64 pixels. */
    static double[] atAGlance(short[] values, int from, int resolution) {
        PictureMeasures picture = new PictureMeasures(values, from, resolution);
        int step = Math.max(1, resolution / GLANCE_ROWS);
        for (int y = 1; y < resolution - 2; y += step) {
            picture.measure(y);
        }
        return picture.measures();
    }

    private double[] measures() {
        double[] measures = new double[COUNT];
        double pixels = (double) rows * side;
        for (int channel = 0; channel < 3; channel++) {
            double mean = sum[channel] / pixels;
            double variance = Math.max(0, squares[channel] / pixels - mean * mean);
            measures[channel] = mean * SCALE;
            measures[3 + channel] = logarithm(Math.sqrt(variance) * SCALE);
        }
        double pairs = 2.0 * nearRows * (side - 1);
        double detail = logarithm(near / pairs * GREY);
        measures[6] = detail;
        measures[7] = detail - logarithm(apart / (2.0 * apartRows * (side - 2)) * GREY);
        measures[8] = logarithm(sharpness / (4.0 * sharpRows * (side - 2)) * GREY) - detail;
        measures[9] = logarithm(colours / (3 * pairs) * SCALE) - detail;
        return measures;
    }

    private void measure(int y) {
        for (int[] sums : grey) {
            Arrays.fill(sums, 0);
        }
        rows++;
        for (int channel = 0; channel < 3; channel++) {
            add(channel, y - 1, other, grey[0]);
            add(channel, y, row, grey[1]);
            add(channel, y + 1, next, grey[2]);
            add(channel, y + 2, other, grey[3]);
            for (int value : row) {
                sum[channel] += value;
                squares[channel] += (long) value * value;
            }
            colours += y + 1 < side ? along(row, 1) + across(row, next, 1) : 0;
        }
        for (int[] sums : grey) {
            for (int x = 0; x < side; x++) {
                sums[x] >>= GREY_SHIFT;
            }
        }
        if (y + 1 < side) {
            nearRows++;
            near += along(grey[1], 1) + across(grey[1], grey[2], 1);
        }
        if (y + 2 < side) {
            apartRows++;
            apart += along(grey[1], 2) + across(grey[1], grey[3], 2);
        }
        if (y > 0 && y + 1 < side) {
            sharpRows++;
            sharpness += unlike(grey[0], grey[1], grey[2]);
        }
    }

    /** Reads a row of a channel, if the picture has it, and adds it to others. */
    private void add(int channel, int y, int[] target, int[] sums) {
        if (y < 0 || y >= side) {
            return;
        }
        int start = from + (channel * side + y) * side;
        for (int x = 0; x < side; x++) {
            target[x] = values[start + x] & 0xFFFF;
        }
        for (int x = 0; x < side; x++) {
            sums[x] += target[x];
        }
    }

    /** Four times the differences of pixels and the mean of their neighbours, together. */
    private static int unlike(int[] above, int[] row, int[] below) {
        int differences = 0;
        for (int x = 1; x < row.length - 1; x++) {
            differences += Math.abs(4 * row[x] - row[x - 1] - row[x + 1] - above[x] - below[x]);
        }
        return differences;
    }

    /** Differences of pixels at a distance in a row, together. */
    private static int along(int[] row, int distance) {
        int differences = 0;
        for (int x = 0; x < row.length - distance; x++) {
            differences += Math.abs(row[x + distance] - row[x]);
        }
        return differences;
    }

    /** Differences of pixels in two rows, together, as many as there are along a row. */
    private static int across(int[] row, int[] other, int distance) {
        int differences = 0;
        for (int x = 0; x < row.length - distance; x++) {
            differences += Math.abs(other[x] - row[x]);
        }
        return differences;
    }

    private static double logarithm(double value) {
        return Math.log(value + LEAST);
    }
}
