// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;

/**
 * Makes squares of pictures, each side as its {@link Axis} says: first along the columns, then
 * along the rows, with one row of the picture in memory. Not safe for threads; its buffers are as
 * long as a row, which costs nothing beside a decoded picture.
 */
final class Resizer {

    /**
     * Weights along columns are whole numbers, in this unit, so that the JVM adds many at a time.
     */
    private static final int ONE = 1 << 22;

    private final PixelRows source;
    private final Axis across;
    private final Axis down;
    private final int width;
    private final int[] pixels;

    /** A row resized along the columns, channel by channel. */
    private final int[][] sums;

    private Resizer(PixelRows source, Axis across, Axis down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.width = source.width();
        this.pixels = new int[width];
        this.sums = new int[ModelInput.CHANNELS][width];
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
            for (int channel = 0; channel < ModelInput.CHANNELS; channel++) {
                writeRow(sums[channel], target, offset + (channel * side + y) * side);
            }
        }
    }

    private void sumRows(int y) {
        for (int[] channel : sums) {
            Arrays.fill(channel, 0);
        }
        int first = down.first()[y] - down.offsets()[y];
        for (int i = down.offsets()[y]; i < down.offsets()[y + 1]; i++) {
            source.row(first + i, pixels);
            int weight = Math.round(down.weights()[i] * ONE);
            add(pixels, 16, weight, sums[0], width);
            add(pixels, 8, weight, sums[1], width);
            add(pixels, 0, weight, sums[2], width);
        }
    }

    private static void add(int[] pixels, int shift, int weight, int[] sums, int width) {
        for (int x = 0; x < width; x++) {
            sums[x] += (pixels[x] >> shift & 255) * weight;
        }
    }

    private void writeRow(int[] row, short[] target, int at) {
        float[] weights = across.weights();
        int side = across.length();
        for (int x = 0; x < side; x++) {
            int first = across.first()[x] - across.offsets()[x];
            float sum = 0;
            for (int i = across.offsets()[x]; i < across.offsets()[x + 1]; i++) {
                sum += row[first + i] * weights[i];
            }
            // Slopes may lead beyond black and white.
            float value = Math.max(0, Math.min(255, sum / ONE));
            target[at + x] = (short) (value * PixelBatch.UNIT + 0.5f);
        }
    }
}
