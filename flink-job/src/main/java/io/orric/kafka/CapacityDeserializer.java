// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads records of the capacity topic. The key is the site; the value is the capacity of each of
 * its slots in the profile's unit, a decimal number as text. A null value, which deletes a record
 * from a compacted topic, revokes the announcement. A record that is none of this, or of a site
 * that the job does not have, becomes a dead letter.
 */
final class CapacityDeserializer implements KafkaRecordDeserializationSchema<CapacityRecord> {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NUMBER = 100;

    private final SiteMap sites;

    /**
     * @param sites the sites of the job
     */
    CapacityDeserializer(SiteMap sites) {
        this.sites = sites;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CapacityRecord> out) {
        out.collect(read(record));
    }

    private CapacityRecord read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.key().length == 0) {
            return unreadable(
                    record,
                    "",
                    DeadLetterCode.CAPACITY_WITHOUT_SITE,
                    "no site: the key of a capacity must be the site's name");
        }
        String site = new String(record.key(), StandardCharsets.UTF_8);
        if (!sites.contains(site)) {
            return unreadable(
                    record,
                    site,
                    DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE,
                    "no site of the job has this name");
        }
        if (record.value() == null) {
            return new CapacityRecord(new CapacityAnnouncement(site, Double.NaN), null);
        }
        try {
            double capacity = number(record.value());
            if (capacity >= 0 && capacity <= Double.MAX_VALUE) {
                return new CapacityRecord(new CapacityAnnouncement(site, capacity), null);
            }
            return unreadable(
                    record,
                    site,
                    DeadLetterCode.CAPACITY_OUT_OF_RANGE,
                    "capacity is " + capacity + ", must be 0 or more");
        } catch (NumberFormatException e) {
            return unreadable(
                    record,
                    site,
                    DeadLetterCode.CAPACITY_NOT_A_NUMBER,
                    "capacity is no number, must be units per slot");
        }
    }

    private static double number(byte[] value) {
        if (value.length > LONGEST_NUMBER) {
            throw new NumberFormatException();
        }
        return Double.parseDouble(new String(value, StandardCharsets.UTF_8));
    }

    private static CapacityRecord unreadable(
            ConsumerRecord<byte[], byte[]> record,
            String site,
            DeadLetterCode code,
            String reason) {
        return new CapacityRecord(
                null,
                DeadLetters.ofRecord(
                        site,
                        record.timestamp(),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        code,
                        reason));
    }

    @Override
    public TypeInformation<CapacityRecord> getProducedType() {
        return TypeInformation.of(CapacityRecord.class);
    }
}
