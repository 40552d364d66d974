// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/** Pixels that are read row by row, such as those of a decoded picture in native memory. */
interface PixelRows {

    /** Pixels in a row. */
    int width();

    /**
     * Copies a row.
     *
     * @param y from 0 at the top
     * @param into takes {@link #width} pixels, each 0xRRGGBB with the upper byte undefined
     */
    void row(int y, int[] into);
}
