// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.SlotBudget;
import io.orric.allocation.TraceSlot;
import io.orric.options.UsageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a trace line by line, in constant memory.
 *
 * <p>The first line names the columns; slot, frames and capacity are taken in whatever order they
 * come, other columns are skipped. Slots ascend and may skip numbers, since a slot without frames
 * is not decided.
 */
public final class TraceReader implements Iterator<TraceSlot>, Closeable {

    private final CsvFile file;
    private CSVRecord upcoming;
    private boolean ended;
    private long previousSlot = Long.MIN_VALUE;

    /**
     * @param name name of the trace in errors
     * @throws UsageException if a column is missing; names the trace and the column
     */
    TraceReader(String name, InputStream in) throws IOException {
        this.file = new CsvFile(name, in, "slot", "frames", "capacity");
    }

    @Override
    public boolean hasNext() {
        try {
            if (upcoming == null && !ended) {
                upcoming = file.next();
                ended = upcoming == null;
            }
            return upcoming != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws UsageException if the line is no slot; names the trace, the line, the value and what
     *     it must be
     */
    @Override
    public TraceSlot next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the trace is at its end");
        }
        TraceSlot slot = slot(upcoming);
        upcoming = null;
        return slot;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private TraceSlot slot(CSVRecord record) {
        long slot = whole(record, "slot");
        if (slot <= previousSlot) {
            String remedy = "must be above the one before, " + previousSlot + "; sort the trace";
            throw file.wrong("slot", slot, remedy);
        }
        long frames = whole(record, "frames");
        if (frames < 1) {
            throw file.wrong(
                    "frames", frames, "must be at least 1; leave out slots without frames");
        }
        double capacity = file.number(record, "capacity");
        if (!(capacity >= 0 && capacity <= Double.MAX_VALUE)) {
            String given = file.field(record, "capacity");
            throw file.wrong("capacity", given, "must be at least 0, in the profile's unit");
        }
        previousSlot = slot;
        return new TraceSlot(slot, new SlotBudget(frames, capacity));
    }

    private long whole(CSVRecord record, String column) {
        String text = file.field(record, column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw file.wrong(column, text, "must be a whole number");
        }
    }
}
