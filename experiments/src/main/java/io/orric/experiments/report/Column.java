// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import java.util.Locale;
import java.util.function.Function;

/**
 * A column of a table, declared once for every form in which the table is told.
 *
 * @param field name in CSV and JSON; null for a column that is only shown
 * @param csv format of the value in CSV; null to leave it out there
 * @param value a number or text, or a list or map for JSON; null or not a number where there is
 *     none
 * @param title heading where people read it; null for a column that is not shown
 * @param shown text that people read
 */
public record Column<R>(
        String field, String csv, Function<R, ?> value, String title, Function<R, String> shown) {

    /** Format of texts, and of numbers with all their digits. */
    public static final String PLAIN = "%s";

    /** A column for people and JSON. */
    public static <R> Column<R> of(
            String field, Function<R, ?> value, String title, Function<R, String> shown) {
        return new Column<>(field, null, value, title, shown);
    }

    /** A column for people, CSV and JSON. */
    public static <R> Column<R> of(
            String field,
            String csv,
            Function<R, ?> value,
            String title,
            Function<R, String> shown) {
        return new Column<>(field, csv, value, title, shown);
    }

    /** A column that only people read. */
    public static <R> Column<R> shown(String title, Function<R, String> shown) {
        return new Column<>(null, null, shown, title, shown);
    }

    /** A column for JSON. */
    public static <R> Column<R> json(String field, Function<R, ?> value) {
        return new Column<>(field, null, value, null, null);
    }

    /** A column for CSV, as plain text, and JSON. */
    public static <R> Column<R> data(String field, Function<R, ?> value) {
        return data(field, PLAIN, value);
    }

    /** A column for CSV and JSON. */
    public static <R> Column<R> data(String field, String csv, Function<R, ?> value) {
        return new Column<>(field, csv, value, null, null);
    }

    /** The value; null where there is none. */
    Object json(R row) {
        Object number = value.apply(row);
        return number instanceof Double real && !Double.isFinite(real) ? null : number;
    }

    String csv(R row) {
        Object given = json(row);
        return given == null ? "" : String.format(Locale.ROOT, csv, given);
    }
}
