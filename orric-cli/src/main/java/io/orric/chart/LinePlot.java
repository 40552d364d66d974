// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Panels one below the other over a common horizontal axis, as an SVG document of its own that
 * suits light and dark backgrounds. Where a series was thinned, a shade shows from its least to its
 * greatest value.
 */
public final class LinePlot {

    private static final int WIDTH = 920;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int PANEL = 130;
    private static final int GAP = 38;
    private static final int LEGEND_COLUMNS = 4;

    /** Colours that differ for colour-blind eyes too, on white. */
    private static final List<String> LIGHT =
            List.of(
                    "#0072b2", "#d55e00", "#009e73", "#aa4499", "#b8860b", "#3aa0d8", "#882255",
                    "#777777");

    /** The same, on black. */
    private static final List<String> DARK =
            List.of(
                    "#4aa8e8", "#ff8c42", "#35c99a", "#d98fd0", "#e0b040", "#8fd0ff", "#e0779f",
                    "#aaaaaa");

    private static final String STYLE =
            """

            svg{max-width:920px}
            text{font:12px sans-serif;fill:currentColor}
            .n{font-size:10px;opacity:.75}.t{font-size:15px}
            .g{stroke:currentColor;stroke-opacity:.15}
            .l{fill:none;stroke-width:1.3;stroke-linejoin:round}
            .b{stroke:none;fill-opacity:.18}.d{stroke-dasharray:5 3}
            """
                    + colours(LIGHT)
                    + "@media(prefers-color-scheme:dark){svg{color:#ddd}\n"
                    + colours(DARK)
                    + "}\n";

    private final String title;
    private final String axis;
    private final List<Panel> panels;
    private final List<String> names;
    private final double first;
    private final double last;

    /**
     * @param title heading of the plot
     * @param axis what the horizontal axis is
     */
    public LinePlot(String title, String axis, List<Panel> panels) {
        this.title = title;
        this.axis = axis;
        this.panels = List.copyOf(panels);
        this.names =
                panels.stream()
                        .flatMap(panel -> panel.series().stream())
                        .map(ThinnedSeries::name)
                        .distinct()
                        .toList();
        this.first = panels.stream().flatMapToDouble(p -> ends(p, true)).min().orElse(0);
        this.last = panels.stream().flatMapToDouble(p -> ends(p, false)).max().orElse(1);
    }

    /** The SVG document. */
    @Override
    public String toString() {
        int legendRows = (names.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        int top = 34 + 18 * legendRows;
        int height = top + panels.size() * (PANEL + GAP) + 6;
        Markup out = new Markup().drawing(title, WIDTH, height);
        out.leaf("title", title);
        out.open("style").raw(STYLE).close();
        out.leaf("text", title, "class", "t", "x", LEFT, "y", 20);
        legend(out);
        for (int k = 0; k < panels.size(); k++) {
            panel(out, panels.get(k), top + 14 + k * (PANEL + GAP));
        }
        return out.close().toString().strip();
    }

    private void legend(Markup out) {
        for (int k = 0; k < names.size(); k++) {
            int x = LEFT + k % LEGEND_COLUMNS * (WIDTH - LEFT - RIGHT) / LEGEND_COLUMNS;
            int y = 40 + 18 * (k / LEGEND_COLUMNS);
            out.empty("path", "class", stroke(names.get(k)), "d", "M" + x + " " + (y - 4) + "h22");
            out.leaf("text", names.get(k), "x", x + 28, "y", y);
        }
    }

    private void panel(Markup out, Panel panel, int top) {
        double greatest =
                panel.series().stream()
                        .flatMap(series -> series.points().stream())
                        .mapToDouble(ThinnedSeries.Point::greatest)
                        .max()
                        .orElse(0);
        ValueAxis values =
                ValueAxis.linear(
                        panel.title(), 0, greatest > 0 ? greatest : 1, Quantities::compact);
        out.leaf("text", panel.title(), "x", LEFT, "y", top - 6);
        for (ValueAxis.Tick tick : values.ticks()) {
            double y = y(tick.value(), values, top);
            out.empty(
                    "path",
                    "class",
                    "g",
                    "d",
                    SlotChart.path("M", LEFT, y) + SlotChart.path("H", WIDTH - RIGHT));
            out.leaf(
                    "text",
                    tick.label(),
                    "class",
                    "n",
                    "text-anchor",
                    "end",
                    "x",
                    LEFT - 6,
                    "y",
                    y + 3);
        }
        horizontal(out, top + PANEL + 14);
        for (int k = panel.series().size() - 1; k >= 0; k--) {
            line(out, panel.series().get(k), values, top);
        }
    }

    private void horizontal(Markup out, int y) {
        String[] anchors = {"start", "middle", "end"};
        for (int k = 0; k < 3; k++) {
            double value = first + (last - first) * k / 2;
            String name = k == 1 ? axis : Quantities.count((long) value);
            out.leaf("text", name, "class", "n", "text-anchor", anchors[k], "x", x(value), "y", y);
        }
    }

    private void line(Markup out, ThinnedSeries series, ValueAxis values, int top) {
        List<ThinnedSeries.Point> points = series.points();
        if (series.width() > 1) {
            StringBuilder shade = new StringBuilder();
            for (ThinnedSeries.Point point : points) {
                append(shade, point, y(point.greatest(), values, top));
            }
            for (int k = points.size() - 1; k >= 0; k--) {
                append(shade, points.get(k), y(points.get(k).least(), values, top));
            }
            String style = "b f" + colour(series.name());
            out.empty("path", "class", style, "d", shade.append('Z').toString());
        }
        StringBuilder line = new StringBuilder();
        for (ThinnedSeries.Point point : points) {
            append(line, point, y(point.mean(), values, top));
        }
        out.empty("path", "class", stroke(series.name()), "d", line.toString());
    }

    private void append(StringBuilder path, ThinnedSeries.Point point, double y) {
        double middle = x((point.from() + point.to()) / 2);
        path.append(SlotChart.path(path.isEmpty() ? "M" : "L", middle, y));
    }

    private double x(double value) {
        double share = last > first ? (value - first) / (last - first) : 0.5;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, ValueAxis values, int top) {
        return top + PANEL * (1 - value / values.high());
    }

    private String stroke(String name) {
        return "l s" + colour(name) + (names.indexOf(name) < LIGHT.size() ? "" : " d");
    }

    private int colour(String name) {
        return names.indexOf(name) % LIGHT.size();
    }

    /** A class for strokes and one for fills of each colour. */
    private static String colours(List<String> colours) {
        return IntStream.range(0, colours.size())
                .mapToObj(
                        k ->
                                String.format(
                                        Locale.ROOT,
                                        ".s%1$d{stroke:%2$s}.f%1$d{fill:%2$s}\n",
                                        k,
                                        colours.get(k)))
                .collect(Collectors.joining());
    }

    private static DoubleStream ends(Panel panel, boolean first) {
        return panel.series().stream()
                .map(ThinnedSeries::points)
                .filter(points -> !points.isEmpty())
                .mapToDouble(p -> first ? p.get(0).from() : p.get(p.size() - 1).to());
    }
}
