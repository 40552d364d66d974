// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;
import static io.orric.chart.Shapes.LETTER;
import static io.orric.chart.Shapes.command;

import java.util.List;
import java.util.stream.Stream;

/** The names of what is drawn, each beside a sample of how it is drawn. */
final class Legend {

    private static final double LONGEST_NAME = 28 * LETTER;
    private static final double ROW = 18;

    /** Form of a sample. */
    enum Sample {
        LINE(33),
        AREA(33),
        DOT(22);

        /** Pixels from the left of an entry to its name. */
        private final double indent;

        Sample(double indent) {
            this.indent = indent;
        }
    }

    /**
     * An entry.
     *
     * @param name its text; null for no entry
     * @param colour as in {@link Series#colour()}
     * @param sample form of the sample beside it
     */
    record Entry(String name, int colour, Sample sample) {

        Entry(Series series) {
            this(
                    series.name(),
                    series.colour(),
                    series.style() == Series.Style.AREA ? Sample.AREA : Sample.LINE);
        }

        private String clipped() {
            return Shapes.clipped(name, LONGEST_NAME);
        }

        private double width() {
            return clipped().length() * LETTER + sample.indent + (sample == Sample.DOT ? 8 : 5);
        }

        private Element draw(double x, double y) {
            String tint = "g." + Series.tint(colour);
            String classes = sample == Sample.DOT ? tint + ".mark.dots" : tint;
            Element drawn =
                    switch (sample) {
                        case LINE -> Shapes.path("path.line", command("M", x + 10, y - 4) + "h18");
                        case AREA -> Shapes.rect("rect.area", x + 10, y - 9, 18, 10);
                        case DOT -> Shapes.circle(x + 12, y - 4, 4.5);
                    };
            Element text = Shapes.label("text", x + sample.indent, y, clipped());
            return element("g").add(element(classes).add(drawn), text);
        }
    }

    /**
     * The title of the axis to the left and the entries, as far as they have names, to the right.
     */
    static Stream<Element> row(String title, List<Entry> entries, double right) {
        Stream.Builder<Element> row = Stream.builder();
        row.add(Shapes.label("text.axis-title", 0, 12, title));
        double x = right;
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name() != null) {
                x -= entries.get(i).width();
                row.add(entries.get(i).draw(x, 12));
            }
        }
        return row.build();
    }

    /** The entries in columns of equal width, row by row. */
    static Stream<Element> columns(List<Entry> entries, int columns, double width, double top) {
        Stream.Builder<Element> drawn = Stream.builder();
        for (int k = 0; k < entries.size(); k++) {
            double y = top + ROW * (k / columns + 1);
            drawn.add(entries.get(k).draw(k % columns * width / columns, y));
        }
        return drawn.build();
    }

    /** Pixels that columns of entries are high. */
    static double height(int entries, int columns) {
        return ROW * Math.ceil((double) entries / columns);
    }

    private Legend() {}
}
