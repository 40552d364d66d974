// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;
import static io.orric.chart.Shapes.command;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A chart of named rows, each with a dot for every series.
 *
 * @param label description of the chart, for readers who cannot see it
 * @param axis the horizontal axis
 * @param rows names of the rows, from the top
 * @param series dots of each row
 */
public record DotPlot(String label, ValueAxis axis, List<String> rows, List<Dots> series) {

    /**
     * A dot in each row.
     *
     * @param name its name in the legend; null to leave it out there
     * @param colour as in {@link Series#colour()}
     * @param values one for each row; what is not a number is left out
     * @param spreads half the length of the whisker of each dot; not a number or 0 for none
     */
    public record Dots(String name, int colour, List<Double> values, List<Double> spreads) {

        /** Dots without whiskers. */
        public static Dots of(String name, int colour, List<Double> values) {
            return new Dots(name, colour, values, values.stream().map(v -> 0.0).toList());
        }
    }

    /** A chart of shares, whose axis goes over their range. */
    public static DotPlot ofShares(
            String label, String axis, List<String> rows, List<Dots> series) {
        DoubleStream values = series.stream().flatMap(d -> d.values().stream()).mapToDouble(v -> v);
        ValueAxis range = ValueAxis.over(axis, values, Quantities::wholePercent);
        return new DotPlot(label, range, rows, series);
    }

    private static final double WIDTH = 1040;
    private static final double RIGHT = 16;
    private static final double TOP = 30;
    private static final double ROW = 24;
    private static final double BOTTOM = 26;

    /** The chart as an {@code svg} element. */
    public Element draw() {
        Element drawing = Shapes.drawing(label, WIDTH, bottom() + BOTTOM);
        drawing.add(Legend.row(axis.title(), entries(), WIDTH - RIGHT)).add(axes());
        for (int row = 0; row < rows.size(); row++) {
            for (Dots dots : series) {
                if (Double.isFinite(dots.values().get(row))) {
                    drawing.add(dot(dots, row));
                }
            }
        }
        return drawing;
    }

    private List<Legend.Entry> entries() {
        return series.stream()
                .map(dots -> new Legend.Entry(dots.name(), dots.colour(), Legend.Sample.DOT))
                .toList();
    }

    private Element axes() {
        Element axes = element("g.axis");
        for (ValueAxis.Tick tick : axis.ticks()) {
            double x = x(tick.value());
            axes.add(
                    Shapes.path("path.grid", command("M", x, TOP) + command("V", bottom())),
                    Shapes.anchored("middle", x, bottom() + 17, tick.label()));
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = y(row);
            axes.add(
                    Shapes.path("path.grid", command("M", left(), y) + command("H", WIDTH - RIGHT)),
                    Shapes.anchored("end", left() - 10, y + 4, rows.get(row)));
        }
        return axes;
    }

    private Element dot(Dots dots, int row) {
        double value = dots.values().get(row);
        double spread = dots.spreads().get(row);
        String name = dots.name() == null ? "" : dots.name() + ", ";
        String told = name + rows.get(row) + ": " + Quantities.plain(value, 4);
        Element drawn = element("g." + Series.tint(dots.colour()) + ".mark.dots");
        if (spread > 0) {
            double from = x(value - spread);
            drawn.add(Shapes.rect("rect", from, y(row) - 1, x(value + spread) - from, 2));
        }
        return drawn.add(Shapes.circle(x(value), y(row), 4.5).add(element("title", told)));
    }

    private double left() {
        return 20 + Shapes.LETTER * rows.stream().mapToInt(String::length).max().orElse(0);
    }

    private double bottom() {
        return TOP + rows.size() * ROW;
    }

    private double x(double value) {
        return left() + axis.share(value) * (WIDTH - RIGHT - left());
    }

    private static double y(int row) {
        return TOP + (row + 0.5) * ROW;
    }
}
