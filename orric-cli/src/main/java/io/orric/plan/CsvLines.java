// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a CSV file of numbers. Empty lines and lines that begin with {@code #} are skipped,
 * quotation marks around a field too; a field cannot contain a comma.
 */
final class CsvLines implements Closeable {

    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_QUOTE = 40;

    private final String name;
    private final BufferedReader reader;
    private long line;

    CsvLines(String name, InputStream in) {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 65_536);
    }

    /** The fields of the next line; null after the last. */
    List<String> next() throws IOException {
        String text = read();
        while (text != null && (text.isBlank() || text.startsWith("#"))) {
            text = read();
        }
        return text == null
                ? null
                : Arrays.stream(text.split(",", -1)).map(CsvLines::unquoted).toList();
    }

    /**
     * Where the wanted columns are.
     *
     * @throws IllegalArgumentException if one is missing, naming it
     */
    int[] columns(List<String> header, List<String> wanted) {
        List<String> names = header.stream().map(String::toLowerCase).toList();
        for (String column : wanted) {
            if (!names.contains(column)) {
                throw new IllegalArgumentException(
                        at()
                                + "there is no column "
                                + column
                                + ", the first line must be "
                                + String.join(",", wanted)
                                + " and is '"
                                + shortened(String.join(",", header))
                                + "'");
            }
        }
        return wanted.stream().mapToInt(names::indexOf).toArray();
    }

    String field(List<String> fields, int column, String columnName) {
        if (column >= fields.size()) {
            throw new IllegalArgumentException(
                    at()
                            + "there is no "
                            + columnName
                            + ", the line has "
                            + fields.size()
                            + " fields, must have at least "
                            + (column + 1));
        }
        return fields.get(column);
    }

    double number(String columnName, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(columnName, text, "must be a number");
        }
    }

    IllegalArgumentException wrong(String columnName, Object value, String remedy) {
        return new IllegalArgumentException(
                at() + columnName + " is '" + shortened(value.toString()) + "', " + remedy);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String at() {
        return name + ", line " + Math.max(1, line) + ": ";
    }

    /** A line, of bounded length, so that a file that is no text cannot fill the memory. */
    private String read() throws IOException {
        StringBuilder text = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        line++;
        while (next >= 0 && next != '\n') {
            if (text.length() == LONGEST_LINE) {
                throw new IllegalArgumentException(
                        at() + "longer than " + LONGEST_LINE + " characters, must be a CSV file");
            }
            text.append((char) next);
            next = reader.read();
        }
        boolean marked = line == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF';
        return marked ? text.substring(1) : text.toString();
    }

    private static String unquoted(String field) {
        String text = field.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
