// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/**
 * Weights that make the pixels along one side of a square of those along a picture's: pixel i of
 * the square is the sum of {@code weights[offsets[i] + k] ×} pixel {@code first[i] + k} of the
 * picture.
 *
 * <p>What counts is the factor between the picture's side and the square's. Up to 2 it is
 * interpolated linearly between half-pixel centres, as PyTorch's {@code
 * interpolate(mode="bilinear", align_corners=False)} does. Beyond 2 that would skip pixels; there
 * it is the mean of all that a pixel of the square covers, those at the edges of it in part. At 2
 * both are the same.
 *
 * <p>A weight may be below 0, and a pixel thus come out darker than black.
 *
 * @param first position in the picture of each pixel's first part
 * @param offsets where each pixel's weights begin, and where the last ones end
 * @param weights of all pixels one after the other; those of a pixel sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a lookup table, never compared
record Axis(int[] first, int[] offsets, float[] weights) {

    /**
     * The axis for a picture of full size.
     *
     * @param side of the picture, pixels
     * @param target side of the square, pixels
     */
    static Axis of(int side, int target) {
        return side <= 2L * target ? interpolation(side, target) : coverage(side, 1, target);
    }

    /**
     * The axis for a picture that was decoded at a reduction.
     *
     * @param side of the full picture, pixels, at least reduction × target
     * @param reduction pixels of the full picture in one of the decoded; the last one may have
     *     fewer
     * @param target side of the square, pixels
     */
    static Axis ofReduced(int side, int reduction, int target) {
        return reduction == 1 ? of(side, target) : coverage(side, reduction, target);
    }

    /** Pixels of the square. */
    int length() {
        return first.length;
    }

    private static Axis interpolation(int side, int target) {
        Axis axis = new Axis(new int[target], new int[target + 1], new float[2 * target]);
        float scale = (float) side / target;
        for (int i = 0; i < target; i++) {
            float centre = Math.max(0, (i + 0.5f) * scale - 0.5f);
            int lower = Math.min((int) centre, side - 1);
            float upper = lower == side - 1 ? 0 : centre - lower;
            int at = axis.offsets[i];
            axis.first[i] = lower;
            axis.weights[at] = 1 - upper;
            if (upper > 0) {
                axis.weights[at + 1] = upper;
            }
            axis.offsets[i + 1] = upper > 0 ? at + 2 : at + 1;
        }
        return axis;
    }

    /**
     * Areas. A pixel of a reduced picture is the mean of a block, of which a pixel of the square
     * may cover a part; within a block, values are taken to change at the slope between its
     * neighbours. The pixels of a full picture have no slope.
     */
    private static Axis coverage(int side, int reduction, int target) {
        // Lengths in 1/target of the full picture's pixels are whole numbers.
        long block = (long) reduction * target;
        int blocks = (side + reduction - 1) / reduction;
        int neighbours = reduction == 1 ? 0 : 1;
        int most = (int) (side / block) + 2 + 2 * neighbours;
        Axis axis = new Axis(new int[target], new int[target + 1], new float[target * most]);
        for (int i = 0; i < target; i++) {
            long from = (long) i * side;
            long to = from + side;
            int start = (int) (from / block);
            int end = (int) ((to - 1) / block);
            int first = Math.max(0, start - neighbours);
            int last = Math.min(blocks - 1, end + neighbours);
            axis.first[i] = first;
            axis.offsets[i + 1] = axis.offsets[i] + last - first + 1;
            int shift = axis.offsets[i] - first;
            for (int position = start; position <= end; position++) {
                // The part of the block that is covered, from its centre, in blocks.
                double lower = Math.max(0, (double) (from - position * block) / block) - 0.5;
                double upper = Math.min(1, (double) (to - position * block) / block) - 0.5;
                axis.weights[shift + position] += (float) ((upper - lower) * block / side);
                if (neighbours > 0) {
                    double moment = (upper * upper - lower * lower) / 2;
                    float slope = (float) (moment / 2 * block / side);
                    axis.weights[shift + Math.max(first, position - 1)] -= slope;
                    axis.weights[shift + Math.min(last, position + 1)] += slope;
                }
            }
        }
        return axis;
    }
}
