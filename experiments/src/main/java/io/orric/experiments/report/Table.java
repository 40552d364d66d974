// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import io.orric.chart.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts; the first column names its rows.
 *
 * @param header names of the columns
 * @param rows as many cells each as the header has
 */
public record Table(List<String> header, List<List<String>> rows) {

    /**
     * The table in letters of equal width: the first column to the left, the others to the right.
     */
    String text() {
        int[] widths = new int[header.size()];
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(rows);
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

    void write(Markup out) {
        out.open("table").open("thead").open("tr");
        header.forEach(name -> out.leaf("th", name));
        out.close().close().open("tbody");
        for (List<String> row : rows) {
            out.open("tr").leaf("th", row.get(0));
            row.subList(1, row.size()).forEach(cell -> out.leaf("td", cell));
            out.close();
        }
        out.close().close();
    }
}
