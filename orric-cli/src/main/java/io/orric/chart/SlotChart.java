// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A chart of values over slots.
 *
 * @param label what the chart shows, for who cannot see it
 * @param width pixels
 * @param height pixels
 * @param first the first slot
 * @param last the last slot
 * @param axis the vertical axis
 * @param bands slots to shade
 * @param series values, drawn in this order
 * @param marks events, drawn above the series
 * @param tooltip what to say of a slot when it is pointed at; null for nothing
 */
public record SlotChart(
        String label,
        double width,
        double height,
        long first,
        long last,
        ValueAxis axis,
        List<Band> bands,
        List<Series> series,
        List<Mark> marks,
        LongFunction<String> tooltip) {

    private static final double LEFT = 64;
    private static final double RIGHT = 10;
    private static final double BOTTOM = 22;
    private static final double LEGEND = 24;
    private static final double BAND_LABELS = 17;
    private static final double LETTER = 6.7;

    /** Lines of a step chart that lie on one another are drawn this far apart, pixels. */
    private static final double NUDGE = 3;

    /** Columns narrower than this, in pixels, cannot be pointed at. */
    private static final double NARROWEST_COLUMN = 1;

    /** The same chart with these events. */
    public SlotChart with(List<Mark> events) {
        return new SlotChart(
                label, width, height, first, last, axis, bands, series, events, tooltip);
    }

    /** Writes the chart as an {@code svg} element. */
    public void write(Markup out) {
        out.drawing(label, width, height);
        legend(out);
        bands(out);
        axes(out);
        int steps = 0;
        long stepSeries = series.stream().filter(s -> s.style() == Series.Style.STEP).count();
        for (Series one : series) {
            double nudge = 0;
            if (one.style() == Series.Style.STEP) {
                nudge = (steps++ - (stepSeries - 1) / 2.0) * NUDGE;
            }
            new SeriesPath(one, scale(), this::y, bottom(), nudge).write(out);
        }
        marks.forEach(mark -> mark(out, mark));
        columns(out);
        out.close();
    }

    private void legend(Markup out) {
        out.leaf("text", axis.title(), "x", 0, "y", 12.0, "class", "axis-title");
        List<Series> named = series.stream().filter(s -> s.name() != null).toList();
        double x = width - RIGHT;
        for (int i = named.size() - 1; i >= 0; i--) {
            String name = clipped(named.get(i).name(), 28 * LETTER);
            x -= name.length() * LETTER + 38;
            out.open("g", "class", SeriesPath.colour(named.get(i).colour()));
            if (named.get(i).style() == Series.Style.AREA) {
                out.empty(
                        "rect", "class", "area", "x", x + 10, "y", 3.0, "width", 18, "height", 10);
            } else {
                out.empty("path", "class", "line", "d", "M" + (x + 10) + " 8h18");
            }
            out.leaf("text", name, "x", x + 33, "y", 12.0).close();
        }
    }

    private void bands(Markup out) {
        SlotScale scale = scale();
        for (Band band : bands) {
            long from = Math.max(band.from(), first);
            long to = Math.min(band.to(), last);
            if (from > to) {
                continue;
            }
            double x = scale.edge(from);
            double w = scale.edge(to + 1) - x;
            double y = LEGEND;
            out.open("g", "class", "band");
            out.leaf("title", band.label() + ", slots " + band.from() + " to " + band.to());
            out.empty("rect", "x", x, "y", y, "width", w, "height", bottom() - y);
            String name = clipped(band.label(), w - 8);
            if (!name.isEmpty()) {
                out.leaf("text", name, "x", x + 5, "y", y + 12.5);
            }
            out.close();
        }
    }

    private void axes(Markup out) {
        SlotScale scale = scale();
        out.open("g", "class", "axis");
        double above = Double.POSITIVE_INFINITY;
        for (ValueAxis.Tick tick : axis.ticks()) {
            double y = y(tick.value());
            out.empty("path", "class", "grid", "d", path("M", LEFT, y) + path("H", width - RIGHT));
            if (Math.abs(above - y) >= 11) {
                out.leaf("text", tick.label(), "x", LEFT - 7, "y", y + 4, "text-anchor", "end");
                above = y;
            }
        }
        out.empty(
                "path", "class", "base", "d", path("M", LEFT, bottom()) + path("H", width - RIGHT));
        for (long slot : scale.ticks()) {
            double x = scale.middle(slot);
            out.empty("path", "class", "base", "d", path("M", x, bottom()) + "v4");
            out.leaf(
                    "text",
                    Long.toString(slot),
                    "x",
                    x,
                    "y",
                    bottom() + 17,
                    "text-anchor",
                    "middle");
        }
        out.leaf("text", "slot", "x", LEFT - 7, "y", bottom() + 17, "text-anchor", "end");
        out.close();
    }

    private void mark(Markup out, Mark mark) {
        double x = scale().middle(mark.slot());
        double y = y(mark.value());
        out.open("g", "class", SeriesPath.colour(mark.colour()) + " mark");
        switch (mark.shape()) {
            case DOT -> out.open("circle", "cx", x, "cy", y, "r", 3.2);
            case STROKE -> {
                double w = Math.max(1, Math.min(5, scale().columnWidth() - 1));
                out.open("rect", "x", x - w / 2, "y", y - 7, "width", w, "height", 14);
            }
            case WARNING -> out.open("path", "d", path("M", x, y - 5) + "l5 9h-10z");
            default -> throw new AssertionError(mark.shape());
        }
        out.leaf("title", mark.title()).close().close();
    }

    private void columns(Markup out) {
        SlotScale scale = scale();
        if (tooltip == null || scale.columnWidth() < NARROWEST_COLUMN) {
            return;
        }
        out.open("g", "class", "columns");
        for (long slot = first; slot <= last; slot++) {
            out.open(
                    "rect",
                    "x",
                    scale.edge(slot),
                    "y",
                    top(),
                    "width",
                    scale.columnWidth(),
                    "height",
                    bottom() - top());
            out.leaf("title", tooltip.apply(slot)).close();
        }
        out.close();
    }

    private SlotScale scale() {
        return new SlotScale(first, last, LEFT, width - RIGHT);
    }

    private double top() {
        return LEGEND + (bands.isEmpty() ? 0 : BAND_LABELS);
    }

    private double bottom() {
        return height - BOTTOM;
    }

    private double y(double value) {
        double share = (value - axis.low()) / (axis.high() - axis.low());
        return bottom() - Math.max(0, Math.min(1, share)) * (bottom() - top());
    }

    static String path(String command, double... coordinates) {
        List<String> numbers = new ArrayList<>();
        for (double coordinate : coordinates) {
            numbers.add(Quantities.plain(coordinate, 1));
        }
        return command + String.join(" ", numbers);
    }

    /** As much of a text as fits. */
    private static String clipped(String text, double pixels) {
        int letters = (int) (pixels / LETTER);
        if (text.length() <= letters) {
            return text;
        }
        return letters < 3 ? "" : text.substring(0, letters - 1) + "…";
    }
}
