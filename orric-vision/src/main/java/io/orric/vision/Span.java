// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/**
 * A side of the square that is made of a picture: the picture's side is resized, and the square has
 * some of what comes of it, or all between black edges.
 *
 * @param side of the picture, pixels
 * @param resized length that it is resized to, pixels
 * @param from position in the resized side of the square's first pixel; below 0 if black comes
 *     first
 * @param length side of the square, pixels
 */
record Span(int side, long resized, long from, int length) {

    /** Returns whether a pixel of the square is of the picture. */
    boolean covers(int pixel) {
        return from + pixel >= 0 && from + pixel < resized;
    }
}
