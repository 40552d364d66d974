// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/**
 * A decoded picture.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels row by row from the top left, each 0xRRGGBB with the upper byte undefined; length
 *     width × height
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels, never compared
public record RgbImage(int width, int height, int[] pixels) implements PixelRows {

    @Override
    public void row(int y, int[] into) {
        System.arraycopy(pixels, y * width, into, 0, width);
    }
}
