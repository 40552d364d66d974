// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.SlotBudget;
import io.orric.allocation.TraceSlot;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads a trace line by line, in constant memory.
 *
 * <p>The first line names the columns; slot, frames and capacity are taken in whatever order they
 * come, other columns are skipped. Slots ascend and may skip numbers, since a slot without frames
 * is not decided.
 */
public final class TraceReader implements Iterator<TraceSlot>, Closeable {

    private static final List<String> COLUMNS = List.of("slot", "frames", "capacity");

    private final CsvLines lines;
    private final int[] columns;
    private List<String> upcoming;
    private long previousSlot = Long.MIN_VALUE;

    /**
     * @param name what errors call the trace
     * @throws IllegalArgumentException if a column is missing; names the trace and the column
     */
    TraceReader(String name, InputStream in) throws IOException {
        this.lines = new CsvLines(name, in);
        try {
            List<String> header = lines.next();
            this.columns = lines.columns(header == null ? List.of() : header, COLUMNS);
            this.upcoming = lines.next();
        } catch (IOException | IllegalArgumentException e) {
            lines.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return upcoming != null;
    }

    /**
     * @throws IllegalArgumentException if the line is no slot; names the trace, the line, the value
     *     and what it must be
     */
    @Override
    public TraceSlot next() {
        if (upcoming == null) {
            throw new NoSuchElementException("the trace is at its end");
        }
        TraceSlot slot = slot(upcoming);
        try {
            upcoming = lines.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return slot;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private TraceSlot slot(List<String> fields) {
        long slot = whole(fields, 0);
        if (slot <= previousSlot) {
            throw lines.wrong(
                    "slot",
                    slot,
                    "must be above the one before, " + previousSlot + "; sort the trace");
        }
        long frames = whole(fields, 1);
        if (frames < 1) {
            throw lines.wrong(
                    "frames", frames, "must be at least 1; leave out slots without frames");
        }
        double capacity = lines.number("capacity", field(fields, 2));
        if (!(capacity >= 0 && capacity <= Double.MAX_VALUE)) {
            throw lines.wrong(
                    "capacity", field(fields, 2), "must be at least 0, in the profile's unit");
        }
        previousSlot = slot;
        return new TraceSlot(slot, new SlotBudget(frames, capacity));
    }

    private long whole(List<String> fields, int column) {
        String text = field(fields, column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw lines.wrong(COLUMNS.get(column), text, "must be a whole number");
        }
    }

    private String field(List<String> fields, int column) {
        return lines.field(fields, columns[column], COLUMNS.get(column));
    }
}
