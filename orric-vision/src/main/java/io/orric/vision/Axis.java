// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import io.orric.vision.Resizing.Filter;

/**
 * Weights that make the pixels along one side of a square of those along a picture's: pixel i of
 * the square is the sum of {@code weights[offsets[i] + k] ×} pixel {@code first[i] + k} of the
 * picture. A pixel without weights is black.
 *
 * <p>What counts is the factor between the picture's side and what it is resized to. By {@link
 * Filter#AREA}, up to 2 it is interpolated linearly between half-pixel centres. Beyond 2 that would
 * skip pixels; there it is the mean of all that a pixel of the square covers, those at the edges of
 * it in part. At 2 both are the same. The other filters are the same at each factor.
 *
 * <p>A weight may be below 0, and a pixel thus come out darker than black.
 *
 * @param first position in the picture of each pixel's first part
 * @param offsets where each pixel's weights begin, and where the last ones end
 * @param weights of all pixels one after the other; those of a pixel sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a lookup table, never compared
record Axis(int[] first, int[] offsets, float[] weights) {

    /** The axis for a picture of full size. */
    static Axis of(Span span, Filter filter) {
        return ofReduced(span, filter, 1);
    }

    /**
     * The axis for a picture that was decoded at a reduction.
     *
     * @param span of the full picture, whose side is at least reduction times the resized one
     * @param filter skips no pixels, or the reduction is 1
     * @param reduction pixels of the full picture in one of the decoded; the last one may have
     *     fewer
     */
    static Axis ofReduced(Span span, Filter filter, int reduction) {
        return switch (filter) {
            case BILINEAR -> interpolation(span);
            case BILINEAR_ANTIALIAS -> antialiased(span, reduction);
            case AREA ->
                    reduction == 1 && span.side() <= 2 * span.resized()
                            ? interpolation(span)
                            : coverage(span, reduction);
        };
    }

    /** Room for pixels that are each made of so many at most. */
    private static Axis empty(int length, int most) {
        return new Axis(new int[length], new int[length + 1], new float[length * most]);
    }

    /** Pixels of the square. */
    int length() {
        return first.length;
    }

    private static Axis interpolation(Span span) {
        int side = span.side();
        Axis axis = empty(span.length(), 2);
        float scale = (float) side / span.resized();
        for (int i = 0; i < span.length(); i++) {
            int at = axis.offsets[i];
            axis.offsets[i + 1] = at;
            if (!span.covers(i)) {
                continue;
            }
            float centre = Math.max(0, (span.from() + i + 0.5f) * scale - 0.5f);
            int lower = Math.min((int) centre, side - 1);
            float upper = lower == side - 1 ? 0 : centre - lower;
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
    private static Axis coverage(Span span, int reduction) {
        // Lengths in 1/resized of the full picture's pixels are whole numbers.
        int side = span.side();
        long block = reduction * span.resized();
        int neighbours = reduction == 1 ? 0 : 1;
        Axis axis = empty(span.length(), (int) (side / block) + 2 + 2 * neighbours);
        for (int i = 0; i < span.length(); i++) {
            axis.offsets[i + 1] = axis.offsets[i];
            if (!span.covers(i)) {
                continue;
            }
            long from = (span.from() + i) * side;
            long to = from + side;
            int start = (int) (from / block);
            int end = (int) ((to - 1) / block);
            axis.open(i, start, end, side, reduction);
            for (int position = start; position <= end; position++) {
                // The part of the block that is covered, from its centre, in blocks.
                double lower = Math.max(0, (double) (from - position * block) / block) - 0.5;
                double upper = Math.min(1, (double) (to - position * block) / block) - 0.5;
                double moment = reduction == 1 ? 0 : (upper * upper - lower * lower) / 2;
                axis.add(
                        i,
                        position,
                        (float) ((upper - lower) * block / side),
                        (float) (moment / 2 * block / side));
            }
        }
        return axis;
    }

    /**
     * Triangles, which reach to the centres of the neighbouring pixels of the square, or of the
     * picture if those are farther away. In a reduced picture each pixel of the full one counts as
     * the value at its place on the slope of its block.
     */
    private static Axis antialiased(Span span, int reduction) {
        int side = span.side();
        double scale = (double) side / span.resized();
        double reach = Math.max(1, scale);
        Axis axis = empty(span.length(), (int) (2 * reach / reduction) + 5);
        for (int i = 0; i < span.length(); i++) {
            axis.offsets[i + 1] = axis.offsets[i];
            if (!span.covers(i)) {
                continue;
            }
            double centre = (span.from() + i + 0.5) * scale;
            int start = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(side, (int) (centre + reach + 0.5));
            double sum = 0;
            for (int pixel = start; pixel < end; pixel++) {
                sum += triangle((pixel + 0.5 - centre) / reach);
            }
            axis.open(i, start / reduction, (end - 1) / reduction, side, reduction);
            for (int pixel = start; pixel < end; pixel++) {
                double weight = triangle((pixel + 0.5 - centre) / reach) / sum;
                double place = (pixel % reduction + 0.5) / reduction - 0.5;
                axis.add(i, pixel / reduction, (float) weight, (float) (weight * place / 2));
            }
        }
        return axis;
    }

    private static double triangle(double distance) {
        return Math.max(0, 1 - Math.abs(distance));
    }

    /** Makes room for a pixel that is made of these blocks and of the slopes within them. */
    private void open(int pixel, int start, int end, int side, int reduction) {
        int neighbours = reduction == 1 ? 0 : 1;
        int blocks = (side + reduction - 1) / reduction;
        first[pixel] = Math.max(0, start - neighbours);
        offsets[pixel + 1] =
                offsets[pixel] + Math.min(blocks - 1, end + neighbours) - first[pixel] + 1;
    }

    /**
     * Adds a block to a pixel.
     *
     * @param slope weight of half the difference between the block's neighbours
     */
    private void add(int pixel, int block, float weight, float slope) {
        int shift = offsets[pixel] - first[pixel];
        int last = offsets[pixel + 1] - 1;
        weights[shift + block] += weight;
        weights[Math.max(offsets[pixel], shift + block - 1)] -= slope;
        weights[Math.min(last, shift + block + 1)] += slope;
    }
}
