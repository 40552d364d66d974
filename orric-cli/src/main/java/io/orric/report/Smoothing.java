// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Series.Point;
import io.orric.playback.SlotResult;
import java.util.ArrayList;
import java.util.List;

/** Accuracy over several slots at once: a slot of a hundred frames alone is mostly chance. */
final class Smoothing {

    /**
     * Computes for each slot the share of correct predictions among the labelled frames of the
     * slots around it.
     *
     * @param window slots taken together, an odd number; fewer at both ends
     */
    static List<Point> of(List<SlotResult> slots, int window) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            long labelled = 0;
            long correct = 0;
            int reach = Math.min(window / 2, Math.min(i, slots.size() - 1 - i));
            for (SlotResult slot : slots.subList(i - reach, i + reach + 1)) {
                labelled += slot.labelled();
                correct += slot.correct();
            }
            points.add(new Point(slots.get(i).decision().slot(), (double) correct / labelled));
        }
        return points;
    }

    private Smoothing() {}
}
