// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.List;

/**
 * A chart of named rows, each with a dot for every series.
 *
 * @param label what the chart shows, for who cannot see it
 * @param width pixels
 * @param axis the horizontal axis
 * @param rows names of the rows, from the top
 * @param series what the rows are compared in
 */
public record DotPlot(
        String label, double width, ValueAxis axis, List<String> rows, List<Dots> series) {

    /**
     * A dot in each row.
     *
     * @param name its name in the legend; null to leave it out there
     * @param colour which of the page's colours, from 0; {@link Series#NEUTRAL} for that of the
     *     text
     * @param values one for each row; what is not a number is left out
     * @param spreads half the length of the whisker of each dot; not a number or 0 for none
     */
    public record Dots(String name, int colour, List<Double> values, List<Double> spreads) {

        /** Dots without whiskers. */
        public static Dots plain(String name, int colour, List<Double> values) {
            return new Dots(name, colour, values, values.stream().map(v -> 0.0).toList());
        }
    }

    private static final double LETTER = 6.7;
    private static final double RIGHT = 16;
    private static final double TOP = 30;
    private static final double ROW = 24;
    private static final double BOTTOM = 26;

    /** Writes the chart as an {@code svg} element. */
    public void write(Markup out) {
        double height = bottom() + BOTTOM;
        out.drawing(label, width, height);
        legend(out);
        axes(out);
        for (int row = 0; row < rows.size(); row++) {
            for (Dots dots : series) {
                dot(out, dots, row);
            }
        }
        out.close();
    }

    private void legend(Markup out) {
        out.leaf("text", axis.title(), "x", 0, "y", 12.0, "class", "axis-title");
        double x = width - RIGHT;
        for (int i = series.size() - 1; i >= 0; i--) {
            Dots dots = series.get(i);
            if (dots.name() == null) {
                continue;
            }
            x -= dots.name().length() * LETTER + 30;
            out.open("g", "class", SeriesPath.colour(dots.colour()) + " mark dots");
            out.empty("circle", "cx", x + 12, "cy", 8.0, "r", 4.5).close();
            out.leaf("text", dots.name(), "x", x + 22, "y", 12.0);
        }
    }

    private void axes(Markup out) {
        out.open("g", "class", "axis");
        for (ValueAxis.Tick tick : axis.ticks()) {
            double x = x(tick.value());
            out.empty(
                    "path",
                    "class",
                    "grid",
                    "d",
                    SlotChart.path("M", x, TOP) + SlotChart.path("V", bottom()));
            out.leaf("text", tick.label(), "x", x, "y", bottom() + 17, "text-anchor", "middle");
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = y(row);
            out.empty(
                    "path",
                    "class",
                    "grid",
                    "d",
                    SlotChart.path("M", left(), y) + SlotChart.path("H", width - RIGHT));
            out.leaf("text", rows.get(row), "x", left() - 10, "y", y + 4, "text-anchor", "end");
        }
        out.close();
    }

    private void dot(Markup out, Dots dots, int row) {
        double value = dots.values().get(row);
        if (!Double.isFinite(value)) {
            return;
        }
        double spread = dots.spreads().get(row);
        String name = dots.name() == null ? "" : dots.name() + ", ";
        String told = name + rows.get(row) + ": " + Quantities.plain(value, 4);
        out.open("g", "class", SeriesPath.colour(dots.colour()) + " mark dots");
        if (spread > 0) {
            double from = x(value - spread);
            out.empty(
                    "rect",
                    "x",
                    from,
                    "y",
                    y(row) - 1,
                    "width",
                    x(value + spread) - from,
                    "height",
                    2);
        }
        out.open("circle", "cx", x(value), "cy", y(row), "r", 4.5);
        out.leaf("title", told).close().close();
    }

    private double left() {
        return 20 + LETTER * rows.stream().mapToInt(String::length).max().orElse(0);
    }

    private double bottom() {
        return TOP + rows.size() * ROW;
    }

    private double x(double value) {
        double share = (value - axis.low()) / (axis.high() - axis.low());
        return left() + Math.max(0, Math.min(1, share)) * (width - RIGHT - left());
    }

    private static double y(int row) {
        return TOP + (row + 0.5) * ROW;
    }
}
