// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import static io.orric.chart.Element.element;

import io.orric.chart.Element;
import io.orric.report.HtmlPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table for people, for CSV and for JSON.
 *
 * @param columns its columns; the first that is shown names the rows
 * @param rows objects that the columns take their values from
 * @param totals further lines that are only shown, as many cells each as columns are shown
 */
public record Table<R>(List<Column<R>> columns, List<R> rows, List<List<String>> totals) {

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** A table without totals. */
    public Table(List<Column<R>> columns, List<R> rows) {
        this(columns, rows, List.of());
    }

    /** A line of names, and one for each row. */
    public String csv() {
        List<Column<R>> exported = columns.stream().filter(c -> c.csv() != null).toList();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord(exported.stream().map(Column::field));
            for (R row : rows) {
                printer.printRecord(exported.stream().map(column -> column.csv(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory takes whatever is printed", e);
        }
        return text.toString();
    }

    /** An object of fields for each row. */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (R row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (Column<R> column : columns) {
                if (column.field() != null) {
                    object.put(column.field(), column.json(row));
                }
            }
            objects.add(object);
        }
        return objects;
    }

    /**
     * The table in letters of equal width: the first column to the left, the others to the right.
     */
    String text() {
        List<List<String>> lines = new ArrayList<>(lines());
        lines.add(0, titles());
        int[] widths = new int[titles().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The table as an HTML element. */
    Element html() {
        return HtmlPage.table(
                "table",
                titles().stream().map(title -> element("th", title)),
                lines().stream().map(Table::row));
    }

    private static Element row(List<String> cells) {
        return element("tr")
                .add(element("th", cells.get(0)))
                .add(cells.stream().skip(1).map(cell -> element("td", cell)));
    }

    private List<Column<R>> shown() {
        return columns.stream().filter(column -> column.title() != null).toList();
    }

    private List<String> titles() {
        return shown().stream().map(Column::title).toList();
    }

    private List<List<String>> lines() {
        Stream<List<String>> lines =
                rows.stream().map(row -> shown().stream().map(c -> c.shown().apply(row)).toList());
        return Stream.concat(lines, totals.stream()).toList();
    }
}
