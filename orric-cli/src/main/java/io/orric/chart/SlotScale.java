// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The horizontal axis of slots, each of which has a column of its own.
 *
 * @param first the first slot
 * @param last the last slot
 * @param left left edge of the first column, pixels
 * @param right right edge of the last column, pixels
 */
record SlotScale(long first, long last, double left, double right) {

    private static final double TICK_PIXELS = 60;

    double columnWidth() {
        return (right - left) / (last - first + 1);
    }

    /** The middle of a slot's column. */
    double middle(long slot) {
        return edge(slot) + columnWidth() / 2;
    }

    /** The left edge of a slot's column. */
    double edge(long slot) {
        return left + (slot - first) * columnWidth();
    }

    /** Slots to name: round ones, and the first. */
    List<Long> ticks() {
        double slots = last - first + 1;
        double least = slots / ((right - left) / TICK_PIXELS);
        long step = Math.max(1, Math.round(ValueAxis.step(least)));
        List<Long> ticks = new ArrayList<>();
        ticks.add(first);
        for (long slot = (first / step + 1) * step; slot <= last; slot += step) {
            if (slot - first > step / 2) {
                ticks.add(slot);
            }
        }
        return ticks;
    }
}
