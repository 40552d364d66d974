// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.List;

/**
 * Values of consecutive slots, drawn one way.
 *
 * @param name its name in the legend; null to leave it out there
 * @param colour which of the page's colours, from 0; {@link #NEUTRAL} for that of the text
 * @param style how it is drawn
 * @param points its values in the order of their slots; a missing slot or a value that is not a
 *     number is a gap
 */
public record Series(String name, int colour, Style style, List<Point> points) {

    /** The colour of the text. */
    public static final int NEUTRAL = -1;

    /** A value of a slot. */
    public record Point(long slot, double value) {}

    /** How a series is drawn. */
    public enum Style {
        /** A line from slot to slot. */
        LINE,
        /** A thin, pale line from slot to slot. */
        FAINT,
        /** A level for each slot, joined by verticals. */
        STEP,
        /** As {@link #STEP}, filled down to the bottom. */
        AREA
    }
}
