// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import io.orric.chart.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A series as an SVG path. */
final class SeriesPath {

    private final Series series;
    private final SlotScale scale;
    private final DoubleUnaryOperator height;
    private final double bottom;
    private final double nudge;

    /**
     * @param height from value to vertical position, pixels
     * @param bottom what areas are filled down to, pixels
     * @param nudge added to every vertical position, pixels
     */
    SeriesPath(
            Series series,
            SlotScale scale,
            DoubleUnaryOperator height,
            double bottom,
            double nudge) {
        this.series = series;
        this.scale = scale;
        this.height = height;
        this.bottom = bottom;
        this.nudge = nudge;
    }

    void write(Markup out) {
        boolean levels = series.style() == Series.Style.STEP || series.style() == Series.Style.AREA;
        StringBuilder path = new StringBuilder();
        StringBuilder filled = new StringBuilder();
        for (List<Point> run : runs()) {
            String line = levels ? step(run) : line(run);
            path.append(line);
            filled.append(line)
                    .append(SlotChart.path("V", bottom))
                    .append(SlotChart.path("H", scale.edge(run.get(0).slot())))
                    .append('z');
        }
        out.open("g", "class", colour(series.colour()));
        if (series.style() == Series.Style.AREA) {
            out.empty("path", "class", "area", "d", filled.toString());
        }
        String style = series.style() == Series.Style.FAINT ? "line faint" : "line";
        out.empty("path", "class", style, "d", path.toString());
        out.close();
    }

    /** The style sheet's class of a colour. */
    static String colour(int colour) {
        return colour == Series.NEUTRAL ? "neutral" : "c" + colour % 6;
    }

    /** The series without its gaps. */
    private List<List<Point>> runs() {
        List<List<Point>> runs = new ArrayList<>();
        Point before = null;
        for (Point point : series.points()) {
            if (Double.isFinite(point.value())) {
                if (before == null || before.slot() != point.slot() - 1) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(point);
                before = point;
            }
        }
        return runs;
    }

    private String line(List<Point> run) {
        StringBuilder path = new StringBuilder();
        for (Point point : run) {
            path.append(
                    SlotChart.path(
                            path.length() == 0 ? "M" : "L", scale.middle(point.slot()), y(point)));
        }
        // A lone point would be a line of no length, which is drawn with round caps only.
        return run.size() == 1 ? path + "h0" : path.toString();
    }

    private String step(List<Point> run) {
        StringBuilder path = new StringBuilder();
        for (Point point : run) {
            if (path.length() == 0) {
                path.append(SlotChart.path("M", scale.edge(point.slot()), y(point)));
            } else {
                path.append(SlotChart.path("V", y(point)));
            }
            path.append(SlotChart.path("H", scale.edge(point.slot() + 1)));
        }
        return path.toString();
    }

    private double y(Point point) {
        return height.applyAsDouble(point.value()) + nudge;
    }
}
