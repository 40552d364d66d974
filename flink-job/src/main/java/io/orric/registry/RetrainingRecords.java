// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Records of how retrainings ended, a file for each, named after the end of its slot. */
record RetrainingRecords(RegistryLayout layout, RegistryFiles files) implements Serializable {

    private static final Pattern RECORD = Pattern.compile("(00\\d{18})\\.json");
    private static final int KEPT = 1000;

    void write(String site, RetrainingRecord record) throws IOException {
        files.writeJson(layout.record(site, record.slotEnd()), record);
    }

    boolean isSettled(String site, long slotEnd) throws IOException {
        return files.exists(layout.record(site, slotEnd));
    }

    /** The record of a slot; empty if there is none, or it is damaged. */
    Optional<RetrainingRecord> read(String site, long slotEnd) throws IOException {
        try {
            return Optional.of(
                    files.readJson(layout.record(site, slotEnd), RetrainingRecord.class));
        } catch (DamagedModelException e) {
            return Optional.empty();
        }
    }

    /** The last readable record of a slot that ended before this time. */
    Optional<RetrainingRecord> lastBefore(String site, long slotEnd) throws IOException {
        for (long settled : slotEnds(site)) {
            Optional<RetrainingRecord> record =
                    settled < slotEnd ? read(site, settled) : Optional.empty();
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }

    /** The readable records from this end of a slot on, oldest first. */
    List<RetrainingRecord> from(String site, long fromSlotEnd) throws IOException {
        List<RetrainingRecord> records = new ArrayList<>();
        for (long slotEnd : slotEnds(site)) {
            if (slotEnd >= fromSlotEnd) {
                read(site, slotEnd).ifPresent(records::add);
            }
        }
        Collections.reverse(records);
        return records;
    }

    /** Ends of a site's settled slots, the last first, milliseconds since the epoch. */
    List<Long> slotEnds(String site) throws IOException {
        return files.numbered(layout.retraining(site), RECORD);
    }

    /**
     * Removes the oldest records. Those of slots that end after this time neither go nor count.
     *
     * @return the number of the records that count
     */
    int prune(String site, long latest) throws IOException {
        List<Long> counted = slotEnds(site).stream().filter(end -> end <= latest).toList();
        for (long slotEnd : counted.subList(Math.min(KEPT, counted.size()), counted.size())) {
            files.delete(layout.record(site, slotEnd));
        }
        return Math.min(KEPT, counted.size());
    }
}
