// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.options.UsageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of numbers, read record by record in constant memory. The first line names the
 * columns, in any order and case; other columns, empty lines and lines that begin with {@code #}
 * are skipped.
 */
final class CsvFile implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setCommentMarker('#')
                    .setIgnoreSurroundingSpaces(true)
                    .setTrim(true)
                    .get();

    private static final int LONGEST_QUOTE = 40;

    private final BoundedLines lines;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param name name of the file in errors
     * @param columns the columns that are read, in lower case
     * @throws UsageException if one is missing, naming it
     */
    CsvFile(String name, InputStream in, String... columns) throws IOException {
        this.lines = new BoundedLines(name, new InputStreamReader(in, StandardCharsets.UTF_8));
        this.parser = CSVParser.parse(lines, FORMAT);
        this.records = parser.iterator();
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
                throw new UsageException(
                        lines.place()
                                + "there is no column "
                                + column
                                + ", the first line must be "
                                + String.join(",", columns)
                                + " and is '"
                                + shortened(String.join(",", header))
                                + "'");
            }
            positions.put(column, names.indexOf(column));
        }
    }

    /**
     * The next record; null after the last.
     *
     * @throws UsageException if it is longer than a record of numbers can be, or not CSV
     */
    CSVRecord next() throws IOException {
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                lines.release();
                if (record.size() > 1 || !record.get(0).isEmpty()) {
                    return record;
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new UsageException(
                        lines.place() + "quotation marks must be around whole fields", e);
            }
            throw e.getCause();
        }
    }

    /**
     * The text of a field.
     *
     * @throws UsageException if the record is too short
     */
    String field(CSVRecord record, String column) {
        int position = positions.get(column);
        if (position >= record.size()) {
            throw new UsageException(
                    lines.place()
                            + "there is no "
                            + column
                            + ", the line has "
                            + record.size()
                            + " fields, must have at least "
                            + (position + 1));
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
    IllegalArgumentException wrong(String column, Object value, String remedy) {
        return new UsageException(
                lines.place() + column + " is '" + shortened(value.toString()) + "', " + remedy);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
