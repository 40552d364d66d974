// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

/**
 * A part of a camera's picture that is sent as a camera of its own.
 *
 * @param name name of the region; its camera is {@code CAMERA/name}
 * @param x left edge, pixels from the left of the picture
 * @param y upper edge, pixels from the top of the picture
 * @param width pixels
 * @param height pixels
 */
public record Region(String name, int x, int y, int width, int height) {

    /** Returns whether the region lies within a picture of this size. */
    boolean fits(int pictureWidth, int pictureHeight) {
        return x + width <= pictureWidth && y + height <= pictureHeight;
    }

    /** Size and place for people. */
    String shown() {
        return width + "x" + height + " at " + x + "," + y;
    }
}
