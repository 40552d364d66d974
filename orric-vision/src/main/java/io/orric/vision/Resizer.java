// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;

/**
 * Makes squares of pictures, each side as its {@link Axis} says: first along the columns, then
 * along the rows, with one row of the picture in memory. Not safe for threads; its buffers are as
 * long as a row, which costs nothing beside a decoded picture.
 */
final class Resizer {

    /** Weights are whole numbers, in this unit, since the JVM adds those faster than fractions. */
    private static final int ONE = 1 << 22;

    /** What a value of 1 becomes when it is weighted along both sides. */
    private static final long SUM = (long) ONE * ONE;

    private final PixelRows source;
    private final Axis across;
    private final Axis down;
    private final int width;
    private final int[] pixels;
    private final int[] weightsAcross;

    /** A row resized along the columns, channel by channel. */
    private final int[] red;

    private final int[] green;
    private final int[] blue;

    private Resizer(PixelRows source, Axis across, Axis down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.width = source.width();
        this.pixels = new int[width];
        this.weightsAcross = new int[across.weights().length];
        Arrays.setAll(weightsAcross, i -> whole(across.weights()[i]));
        this.red = new int[width];
        this.green = new int[width];
        this.blue = new int[width];
    }

    /**
     * Writes a picture as channels R, G, B, each row by row, as {@link PixelBatch} has them.
     *
     * @param image the picture, of any size and aspect
     * @param resolution side of the square, pixels
     * @param target takes {@link ModelInput#length} values from {@code offset}
     */
    static void write(
            RgbImage image, int resolution, Resizing resizing, short[] target, int offset) {
        Span across = resizing.span(image.width(), image.height(), resolution);
        Span down = resizing.span(image.height(), image.width(), resolution);
        write(
                image,
                Axis.of(across, resizing.filter()),
                Axis.of(down, resizing.filter()),
                target,
                offset);
    }

    /**
     * Writes a picture as {@link #write(RgbImage, int, Resizing, short[], int)} does.
     *
     * @param source its pixels
     * @param across how columns are made
     * @param down how rows are made, as many as columns
     */
    static void write(PixelRows source, Axis across, Axis down, short[] target, int offset) {
        new Resizer(source, across, down).write(target, offset);
    }

    private void write(short[] target, int offset) {
        int side = down.length();
        for (int y = 0; y < side; y++) {
            sumRows(y);
            writeRow(target, offset + y * side, side * side);
        }
    }

    private void sumRows(int y) {
        Arrays.fill(red, 0);
        Arrays.fill(green, 0);
        Arrays.fill(blue, 0);
        int first = down.first()[y] - down.offsets()[y];
        for (int i = down.offsets()[y]; i < down.offsets()[y + 1]; i++) {
            source.row(first + i, pixels);
            int weight = whole(down.weights()[i]);
            add(pixels, 16, weight, red, width);
            add(pixels, 8, weight, green, width);
            add(pixels, 0, weight, blue, width);
        }
    }

    private static int whole(float weight) {
        return Math.round(weight * ONE);
    }

    private static void add(int[] pixels, int shift, int weight, int[] sums, int width) {
        for (int x = 0; x < width; x++) {
            sums[x] += (pixels[x] >> shift & 255) * weight;
        }
    }

    /** All channels together: their sums do not wait for each other. */
    private void writeRow(short[] target, int at, int channel) {
        for (int x = 0; x < across.length(); x++) {
            int first = across.first()[x] - across.offsets()[x];
            long r = 0;
            long g = 0;
            long b = 0;
            for (int i = across.offsets()[x]; i < across.offsets()[x + 1]; i++) {
                long weight = weightsAcross[i];
                r += red[first + i] * weight;
                g += green[first + i] * weight;
                b += blue[first + i] * weight;
            }
            target[at + x] = value(r);
            target[at + x + channel] = value(g);
            target[at + x + 2 * channel] = value(b);
        }
    }

    /** Slopes may lead beyond black and white. */
    private static short value(long sum) {
        long within = Math.max(0, Math.min(255 * SUM, sum));
        return (short) ((within * PixelBatch.UNIT + SUM / 2) / SUM);
    }
}
