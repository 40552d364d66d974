// SPDX-License-Identifier: Apache-2.0
package io.orric.plot;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Panels one below the other over a common horizontal axis, as an SVG document that suits light and
 * dark backgrounds. Where a series was thinned, a shade shows from its least to its greatest value.
 */
public final class SvgPlot {

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
            text{font:12px sans-serif;fill:currentColor}
            .n{font-size:10px;opacity:.75}.t{font-size:15px}
            .g{stroke:currentColor;stroke-opacity:.15}
            .l{fill:none;stroke-width:1.3;stroke-linejoin:round}
            .b{stroke:none;fill-opacity:.18}.d{stroke-dasharray:5 3}
            """;

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
    public SvgPlot(String title, String axis, List<Panel> panels) {
        this.title = title;
        this.axis = axis;
        this.panels = List.copyOf(panels);
        this.names =
                panels.stream()
                        .flatMap(panel -> panel.series().stream())
                        .map(Series::name)
                        .distinct()
                        .toList();
        this.first = panels.stream().flatMapToDouble(p -> ends(p, true)).min().orElse(0);
        this.last = panels.stream().flatMapToDouble(p -> ends(p, false)).max().orElse(1);
    }

    /** Writes the document. */
    public void write(Appendable out) throws IOException {
        int legendRows = (names.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        int top = 34 + 18 * legendRows;
        int height = top + panels.size() * (PANEL + GAP) + 6;
        print(
                out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                        + " height=\"%d\" role=\"img\">%n<title>%s</title>%n<style>%n%s%s"
                        + "@media(prefers-color-scheme:dark){svg{color:#ddd}%n%s}%n</style>%n",
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title),
                STYLE,
                colours(LIGHT),
                colours(DARK));
        print(out, "<text class=\"t\" x=\"%d\" y=\"20\">%s</text>%n", LEFT, escaped(title));
        legend(out);
        for (int k = 0; k < panels.size(); k++) {
            panel(out, panels.get(k), top + 14 + k * (PANEL + GAP));
        }
        print(out, "</svg>%n");
    }

    private void legend(Appendable out) throws IOException {
        for (int k = 0; k < names.size(); k++) {
            int x = LEFT + k % LEGEND_COLUMNS * (WIDTH - LEFT - RIGHT) / LEGEND_COLUMNS;
            int y = 40 + 18 * (k / LEGEND_COLUMNS);
            print(
                    out,
                    "<path class=\"%s\" d=\"M%d %dh22\"/><text x=\"%d\" y=\"%d\">%s" + "</text>%n",
                    stroke(names.get(k)),
                    x,
                    y - 4,
                    x + 28,
                    y,
                    escaped(names.get(k)));
        }
    }

    private void panel(Appendable out, Panel panel, int top) throws IOException {
        double greatest =
                panel.series().stream()
                        .flatMap(series -> series.points().stream())
                        .mapToDouble(Series.Point::greatest)
                        .max()
                        .orElse(1);
        Scale scale = Scale.upTo(greatest);
        print(out, "<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT, top - 6, escaped(panel.title()));
        for (double tick : scale.ticks()) {
            double y = y(tick, scale, top);
            print(
                    out,
                    "<path class=\"g\" d=\"M%d %.1fH%d\"/><text class=\"n\" text-anchor=\"end\""
                            + " x=\"%d\" y=\"%.1f\">%s</text>%n",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    LEFT - 6,
                    y + 3,
                    Scale.label(tick));
        }
        horizontal(out, top + PANEL + 14);
        for (int k = panel.series().size() - 1; k >= 0; k--) {
            line(out, panel.series().get(k), scale, top);
        }
    }

    private void horizontal(Appendable out, int y) throws IOException {
        String[] anchors = {"start", "middle", "end"};
        for (int k = 0; k < 3; k++) {
            double value = first + (last - first) * k / 2;
            String name = k == 1 ? axis : Scale.label(value);
            print(
                    out,
                    "<text class=\"n\" text-anchor=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    anchors[k],
                    x(value),
                    y,
                    escaped(name));
        }
    }

    private void line(Appendable out, Series series, Scale scale, int top) throws IOException {
        if (series.width() > 1) {
            print(out, "<path class=\"b f%d\" d=\"", colour(series.name()));
            String command = "M";
            for (Series.Point point : series.points()) {
                print(out, "%s%.1f %.1f", command, middle(point), y(point.greatest(), scale, top));
                command = "L";
            }
            for (int k = series.points().size() - 1; k >= 0; k--) {
                Series.Point point = series.points().get(k);
                print(out, "L%.1f %.1f", middle(point), y(point.least(), scale, top));
            }
            print(out, "Z\"/>%n");
        }
        print(out, "<path class=\"%s\" d=\"", stroke(series.name()));
        boolean begun = false;
        for (Series.Point point : series.points()) {
            double y = y(point.mean(), scale, top);
            print(out, begun ? "L%.1f %.1f" : "M%.1f %.1f", middle(point), y);
            begun = true;
        }
        print(out, "\"/>%n");
    }

    private double middle(Series.Point point) {
        return x((point.from() + point.to()) / 2);
    }

    private double x(double value) {
        double share = last > first ? (value - first) / (last - first) : 0.5;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, Scale scale, int top) {
        return top + PANEL * (1 - value / scale.top());
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
                                        ".s%1$d{stroke:%2$s}.f%1$d{fill:%2$s}%n",
                                        k, colours.get(k)))
                .collect(Collectors.joining());
    }

    private static DoubleStream ends(Panel panel, boolean first) {
        return panel.series().stream()
                .map(Series::points)
                .filter(points -> !points.isEmpty())
                .mapToDouble(p -> first ? p.get(0).from() : p.get(p.size() - 1).to());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static void print(Appendable out, String format, Object... arguments)
            throws IOException {
        out.append(String.format(Locale.ROOT, format, arguments).replace("\r\n", "\n"));
    }
}
