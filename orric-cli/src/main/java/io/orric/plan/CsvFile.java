// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.options.UsageException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of numbers, read line by line in constant memory. The first line names the columns, in
 * any order and case; other columns, empty lines and lines that begin with {@code #} are skipped.
 */
final class CsvFile implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).setTrim(true).get();

    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_QUOTE = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final BufferedReader reader;
    private final Map<String, Integer> positions = new HashMap<>();
    private long line;

    /**
     * @param name name of the file in errors
     * @param columns the columns that are read, in lower case
     * @throws UsageException if one is missing, naming it
     */
    CsvFile(String name, InputStream in, String... columns) throws IOException {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 65_536);
        try {
            locate(columns);
        } catch (IOException | IllegalArgumentException e) {
            close();
            throw e;
        }
    }

    private void locate(String... columns) throws IOException {
        CSVRecord first = next();
        List<String> header = first == null ? List.of() : Arrays.asList(first.values());
        List<String> names = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String column : columns) {
            if (!names.contains(column)) {
                throw error(
                        "there is no column %s, the first line must be %s and is '%s'",
                        column, String.join(",", columns), shortened(String.join(",", header)));
            }
            positions.put(column, names.indexOf(column));
        }
    }

    /**
     * The next record; null after the last.
     *
     * @throws UsageException if the line is longer than one of numbers, or not CSV
     */
    CSVRecord next() throws IOException {
        String text = read();
        while (text != null && (text.isBlank() || text.startsWith("#"))) {
            text = read();
        }
        if (text == null) {
            return null;
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            return parser.iterator().next();
        } catch (UncheckedIOException e) {
            throw error("quotation marks must be around whole fields");
        }
    }

    /** A line, of bounded length, so that a file that is no text cannot fill the memory. */
    private String read() throws IOException {
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        line++;
        StringBuilder text = new StringBuilder();
        for (; next >= 0 && next != '\n'; next = reader.read()) {
            if (text.length() == LONGEST_LINE) {
                throw error("longer than %d characters, must be a CSV file", LONGEST_LINE);
            }
            text.append((char) next);
        }
        boolean marked = line == 1 && text.indexOf(BYTE_ORDER_MARK) == 0;
        return marked ? text.substring(1) : text.toString();
    }

    /**
     * The text of a field.
     *
     * @throws UsageException if the record is too short
     */
    String field(CSVRecord record, String column) {
        int position = positions.get(column);
        if (position >= record.size()) {
            throw error(
                    "there is no %s, the line has %d fields, must have at least %d",
                    column, record.size(), position + 1);
        }
        return record.get(position);
    }

    /**
     * The number in a field.
     *
     * @throws UsageException if it is none
     */
    double number(CSVRecord record, String column) {
        String text = field(record, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(column, text, "must be a number");
        }
    }

    /** The error of a value in the record that was read last. */
    UsageException wrong(String column, Object value, String remedy) {
        return error("%s is '%s', %s", column, shortened(value.toString()), remedy);
    }

    private UsageException error(String complaint, Object... arguments) {
        return UsageException.format(
                "%s, line %d: %s", name, Math.max(1, line), complaint.formatted(arguments));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
