// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

/**
 * A single event in a chart.
 *
 * @param slot its slot
 * @param value its height, in values of the vertical axis
 * @param colour as in {@link Series#colour()}
 * @param shape its shape
 * @param title a description for who points at it
 */
public record Mark(long slot, double value, int colour, Shape shape, String title) {

    /** Shape of an event. */
    public enum Shape {
        /** A filled circle. */
        DOT,
        /** An upright stroke, for rows of many events. */
        STROKE,
        /** A triangle that warns. */
        WARNING
    }
}
