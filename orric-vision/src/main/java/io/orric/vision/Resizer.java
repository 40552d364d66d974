// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;

/**
 * Stretches pictures to squares, each side as its {@link Axis} says: first along the rows, then
 * along the columns, with no more of the picture in memory than two rows. Not safe for threads; its
 * buffers are as long as a row, which costs nothing beside a decoded picture.
 */
final class Resizer {

    private static final int CHANNELS = 3;

    private final PixelRows source;
    private final Axis across;
    private final Axis down;
    private final int[] pixels;

    /** Rows resized along x, channel by channel: that of an even y and that of an odd one. */
    private final float[][] rows;

    private final int[] rowNumbers = {-1, -1};

    private Resizer(PixelRows source, Axis across, Axis down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.pixels = new int[source.width()];
        this.rows = new float[2][CHANNELS * across.length()];
    }

    /**
     * Writes a picture as channels R, G, B, each row by row, unsigned.
     *
     * @param image the picture, of any size and aspect
     * @param resolution side of the square, pixels
     * @param target takes {@link ModelInput#length} values from {@code offset}
     */
    static void write(RgbImage image, int resolution, byte[] target, int offset) {
        Axis across = Axis.of(image.width(), resolution);
        Axis down = Axis.of(image.height(), resolution);
        write(image, across, down, target, offset);
    }

    /**
     * Writes a picture as {@link #write(RgbImage, int, byte[], int)} does.
     *
     * @param source its pixels
     * @param across how columns are made
     * @param down how rows are made, as many as columns
     */
    static void write(PixelRows source, Axis across, Axis down, byte[] target, int offset) {
        new Resizer(source, across, down).write(target, offset);
    }

    private void write(byte[] target, int offset) {
        int side = down.length();
        float[] sums = new float[CHANNELS * side];
        for (int y = 0; y < side; y++) {
            int from = down.offsets()[y];
            int parts = down.offsets()[y + 1] - from;
            Arrays.fill(sums, 0.5f); // for rounding
            for (int part = 0; part < parts; part++) {
                add(row(down.first()[y] + part), down.weights()[from + part], sums);
            }
            for (int channel = 0; channel < CHANNELS; channel++) {
                int at = offset + (channel * side + y) * side;
                for (int x = 0; x < side; x++) {
                    target[at + x] = (byte) Math.max(0, Math.min(255, sums[channel * side + x]));
                }
            }
        }
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    /** A row that both of two neighbours are made of is resized once. */
    private float[] row(int y) {
        int slot = y & 1;
        if (rowNumbers[slot] != y) {
            source.row(y, pixels);
            resizeRow(rows[slot]);
            rowNumbers[slot] = y;
        }
        return rows[slot];
    }

    private void resizeRow(float[] row) {
        int side = across.length();
        float[] weights = across.weights();
        for (int x = 0; x < side; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int position = across.first()[x];
            for (int i = across.offsets()[x]; i < across.offsets()[x + 1]; i++) {
                int pixel = pixels[position++];
                float weight = weights[i];
                red += (pixel >> 16 & 255) * weight;
                green += (pixel >> 8 & 255) * weight;
                blue += (pixel & 255) * weight;
            }
            row[x] = red;
            row[side + x] = green;
            row[2 * side + x] = blue;
        }
    }
}
