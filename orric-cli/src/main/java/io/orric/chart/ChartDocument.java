// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Charts over the same slots, one below the other with a common legend, as an SVG document of its
 * own that suits light and dark backgrounds.
 *
 * @param title heading of the document
 * @param panels the charts; lines of equal names have equal colours in all of them
 */
public record ChartDocument(String title, List<SlotChart> panels) {

    private static final int WIDTH = 920;
    private static final String STYLE =
            "svg { box-sizing: border-box; max-width: 952px; padding: 16px;"
                    + " font-family: system-ui, sans-serif; }\n";
    private static final int LEGEND_COLUMNS = 4;
    private static final int LEGEND_TOP = 26;
    private static final int GAP = 12;

    /** The style sheet of all charts, for the page or the document that they are part of. */
    public static String styleSheet() {
        try (InputStream in = ChartDocument.class.getResourceAsStream("chart.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("chart.css is part of this package", e);
        }
    }

    /** The SVG document. */
    @Override
    public String toString() {
        List<Legend.Entry> entries =
                panels.stream()
                        .flatMap(panel -> panel.series().stream())
                        .map(Legend.Entry::new)
                        .distinct()
                        .sorted(Comparator.comparingInt(Legend.Entry::colour))
                        .toList();
        double y = LEGEND_TOP + Legend.height(entries.size(), LEGEND_COLUMNS) + GAP;
        double height = y + panels.stream().mapToDouble(panel -> panel.height() + GAP).sum();
        Element drawing =
                Shapes.drawing(title, WIDTH, height)
                        .add(element("title", title))
                        .style(styleSheet() + STYLE)
                        .add(Shapes.label("text.title", 0, 16, title))
                        .add(Legend.columns(entries, LEGEND_COLUMNS, WIDTH, LEGEND_TOP));
        for (SlotChart panel : panels) {
            String down = Shapes.command("translate(", 0, y) + ")";
            drawing.add(element("g").attr("transform", down).add(panel.content(List.of())));
            y += panel.height() + GAP;
        }
        return drawing.toString().strip();
    }
}
