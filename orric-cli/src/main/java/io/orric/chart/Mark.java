// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

/**
 * A single event in a chart.
 *
 * @param slot when
 * @param value at which height
 * @param colour as in {@link Series#colour()}
 * @param shape how it is drawn
 * @param title what happened
 */
public record Mark(long slot, double value, int colour, Shape shape, String title) {

    /** How an event is drawn. */
    public enum Shape {
        /** A filled circle. */
        DOT,
        /** An upright stroke, for rows of many events. */
        STROKE,
        /** A triangle that warns. */
        WARNING
    }
}
