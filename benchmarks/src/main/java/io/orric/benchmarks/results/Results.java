// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * The table of a benchmark, as text and as JSON.
 *
 * @param machine that it ran on
 * @param rows figures
 */
public record Results(Machine machine, List<ResultRow> rows) {

    private static final String ROW = "%-20s%12s%12s  %-9s%8s%15s  %-13s%s%n";

    /** The content of the file of {@code --summary}. */
    public byte[] json() {
        return JsonText.of(this);
    }

    /** The text for standard output. */
    public String table() {
        StringBuilder text = new StringBuilder(machine + System.lineSeparator());
        text.append(System.lineSeparator());
        text.append(
                String.format(
                        ROW, "row", "ours", "reference", "unit", "ratio", "quartiles", "aim", ""));
        rows.forEach(row -> text.append(line(row)));
        text.append(System.lineSeparator());
        text.append(
                "Medians of rounds; ratio: ours / reference, with the first and third quartile");
        return text.append(System.lineSeparator()).toString();
    }

    private static String line(ResultRow row) {
        return String.format(
                ROW,
                row.name(),
                number(row.ours()),
                number(row.reference()),
                row.unit(),
                number(row.ratio()),
                spread(row),
                row.wanted(),
                Boolean.TRUE.equals(row.met()) ? "met" : "not met");
    }

    /** A line for whoever waits for the table. */
    public static String progress(ResultRow row) {
        return String.format(
                "%s: %s%s %s%s (%s, %s)",
                row.name(),
                number(row.ours()),
                row.reference() == null ? "" : " against " + number(row.reference()),
                row.unit(),
                row.ratio() == null ? "" : ", ratio " + number(row.ratio()),
                row.wanted(),
                Boolean.TRUE.equals(row.met()) ? "met" : "not met");
    }

    private static String spread(ResultRow row) {
        ResultRow.Range range = row.spread().ratio();
        return range == null
                ? number(row.spread().ours().lower()) + "–" + number(row.spread().ours().upper())
                : number(range.lower()) + "–" + number(range.upper());
    }

    /** Three digits that count, or all before the point. */
    private static String number(Double value) {
        if (value == null) {
            return "-";
        }
        int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
