// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;
import static io.orric.chart.Shapes.command;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A chart of values over slots.
 *
 * @param label description of the chart, for readers who cannot see it
 * @param width pixels
 * @param height pixels
 * @param first the first slot
 * @param last the last slot
 * @param axis the vertical axis
 * @param bands slots to shade
 * @param series values, drawn in this order
 * @param marks events, drawn above the series
 * @param tooltip text for a slot that is pointed at; null for no texts
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

    /** Names of values that are closer to each other than this, in pixels, are left out. */
    private static final double NARROWEST_TICK = 11;

    /** Lines of a step chart that lie on one another are drawn this far apart, pixels. */
    private static final double NUDGE = 3;

    /** Columns narrower than this, in pixels, cannot be pointed at. */
    private static final double NARROWEST_COLUMN = 1;

    /** The same chart with these events. */
    public SlotChart with(List<Mark> events) {
        return new SlotChart(
                label, width, height, first, last, axis, bands, series, events, tooltip);
    }

    /** The chart as an {@code svg} element. */
    public Element draw() {
        List<Legend.Entry> entries = series.stream().map(Legend.Entry::new).toList();
        return Shapes.drawing(label, width, height).add(content(entries));
    }

    /** The chart without the element around it, with these entries in its legend. */
    Stream<Element> content(List<Legend.Entry> entries) {
        return Stream.of(
                        Legend.row(axis.title(), entries, width - RIGHT),
                        bands.stream()
                                .filter(band -> band.from() <= last && band.to() >= first)
                                .map(this::band),
                        Stream.of(axes()),
                        lines(),
                        marks.stream().map(this::mark),
                        columns())
                .flatMap(elements -> elements);
    }

    private Element band(Band band) {
        double x = scale().edge(Math.max(band.from(), first));
        double w = scale().edge(Math.min(band.to(), last) + 1) - x;
        String told = band.label() + ", slots " + band.from() + " to " + band.to();
        Element area = Shapes.rect("rect", x, LEGEND, w, bottom() - LEGEND);
        Element shaded = element("g.band").add(element("title", told), area);
        String name = Shapes.clipped(band.label(), w - 8);
        return name.isEmpty()
                ? shaded
                : shaded.add(Shapes.label("text", x + 5, LEGEND + 12.5, name));
    }

    private Element axes() {
        String across = command("H", width - RIGHT);
        Element axes = element("g.axis");
        double above = Double.POSITIVE_INFINITY;
        for (ValueAxis.Tick tick : axis.ticks()) {
            double y = y(tick.value());
            axes.add(Shapes.path("path.grid", command("M", LEFT, y) + across));
            if (Math.abs(above - y) >= NARROWEST_TICK) {
                axes.add(Shapes.anchored("end", LEFT - 7, y + 4, tick.label()));
                above = y;
            }
        }
        axes.add(Shapes.path("path.base", command("M", LEFT, bottom()) + across));
        for (long slot : scale().ticks()) {
            double x = scale().middle(slot);
            axes.add(
                    Shapes.path("path.base", command("M", x, bottom()) + "v4"),
                    Shapes.anchored("middle", x, bottom() + 17, Long.toString(slot)));
        }
        return axes.add(Shapes.anchored("end", LEFT - 7, bottom() + 17, "slot"));
    }

    private Stream<Element> lines() {
        List<Series> steps = series.stream().filter(s -> s.style() == Series.Style.STEP).toList();
        return series.stream()
                .map(
                        one -> {
                            int step = steps.indexOf(one);
                            double nudge = step < 0 ? 0 : (step - (steps.size() - 1) / 2.0) * NUDGE;
                            return new SeriesPath(one, scale(), v -> y(v) + nudge, bottom()).draw();
                        });
    }

    private Element mark(Mark mark) {
        double x = scale().middle(mark.slot());
        double y = y(mark.value());
        double w = Math.max(1, Math.min(5, scale().columnWidth() - 1));
        Element shape =
                switch (mark.shape()) {
                    case DOT -> Shapes.circle(x, y, 3.2);
                    case STROKE -> Shapes.rect("rect", x - w / 2, y - 7, w, 14);
                    case WARNING -> Shapes.path("path", command("M", x, y - 5) + "l5 9h-10z");
                };
        return element("g." + Series.tint(mark.colour()) + ".mark")
                .add(shape.add(element("title", mark.title())));
    }

    private Stream<Element> columns() {
        SlotScale scale = scale();
        if (tooltip == null || scale.columnWidth() < NARROWEST_COLUMN) {
            return Stream.empty();
        }
        Element columns = element("g.columns");
        for (long slot = first; slot <= last; slot++) {
            double x = scale.edge(slot);
            columns.add(
                    Shapes.rect("rect", x, top(), scale.columnWidth(), bottom() - top())
                            .add(element("title", tooltip.apply(slot))));
        }
        return Stream.of(columns);
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
        return bottom() - axis.share(value) * (bottom() - top());
    }
}
