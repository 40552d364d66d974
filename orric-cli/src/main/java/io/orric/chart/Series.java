// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.List;

/**
 * Values of slots, drawn one way.
 *
 * @param name its name in the legend; null to leave it out there
 * @param colour number of a colour of the style sheet, from 0; {@link #NEUTRAL} for that of the
 *     text
 * @param style its form
 * @param points its values in the order of their slots; a missing slot or a value that is not a
 *     number is a gap
 */
public record Series(String name, int colour, Style style, List<Point> points) {

    /** The colour of the text. */
    public static final int NEUTRAL = -1;

    /** Colours of the style sheet. */
    private static final int COLOURS = 8;

    /**
     * A value of a slot, or the mean value of neighbouring slots.
     *
     * @param slot the slot, or the middle of the slots
     * @param value the value, or the mean
     * @param least the least value
     * @param greatest the greatest value
     */
    public record Point(long slot, double value, double least, double greatest) {

        /** The value of a single slot. */
        public Point(long slot, double value) {
            this(slot, value, value, value);
        }
    }

    /** Form of a series. */
    public enum Style {
        /** A line from slot to slot. */
        LINE,
        /** A thin, pale line from slot to slot. */
        FAINT,
        /** A thin line through all points, over gaps, and a shade from least to greatest. */
        JOINED,
        /** A level for each slot, joined by verticals. */
        STEP,
        /** As {@link #STEP}, filled down to the bottom. */
        AREA
    }

    /** Classes of a colour in the style sheet; colours come again dashed. */
    public static String tint(int colour) {
        if (colour == NEUTRAL) {
            return "neutral";
        }
        return "c" + colour % COLOURS + (colour < COLOURS ? "" : ".dashed");
    }
}
