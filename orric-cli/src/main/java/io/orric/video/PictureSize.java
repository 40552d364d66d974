// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of a picture.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(int width, int height) {

    /** Shortest and longest side of a picture in pixels, the latter that of JPEG. */
    static final int SHORTEST = 16;

    static final int LONGEST = 65_500;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /**
     * @throws IllegalArgumentException if a side is outside its range
     */
    public PictureSize {
        if (Math.min(width, height) < SHORTEST || Math.max(width, height) > LONGEST) {
            throw wrong();
        }
    }

    /**
     * Reads a size such as {@code 1280x720}.
     *
     * @throws IllegalArgumentException if it is none; the message is what it must be
     */
    public static PictureSize parse(String text) {
        Matcher sides = FORM.matcher(text);
        if (!sides.matches()) {
            throw wrong();
        }
        return new PictureSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "must be WIDTHxHEIGHT in pixels, such as 1280x720, each from "
                        + SHORTEST
                        + " to "
                        + LONGEST);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
