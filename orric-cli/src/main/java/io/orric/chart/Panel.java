// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.List;

/**
 * One coordinate system of a plot.
 *
 * @param title what its values are, with their unit
 * @param series its lines, the first on top; lines of equal names have equal colours in all panels
 *     of a plot
 */
public record Panel(String title, List<ThinnedSeries> series) {

    public Panel {
        series = List.copyOf(series);
    }
}
