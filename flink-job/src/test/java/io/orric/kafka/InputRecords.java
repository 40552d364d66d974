// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of the topics that the job reads, and how it reads them. */
final class InputRecords {

    /** A record at partition 3, offset 77; null is what it lacks. */
    static ConsumerRecord<byte[], byte[]> record(
            byte[] key, byte[] value, long timestamp, byte[] label) {
        RecordHeaders headers = new RecordHeaders();
        if (label != null) {
            headers.add("label", label);
        }
        return new ConsumerRecord<>(
                "topic",
                3,
                77,
                timestamp,
                timestamp < 0 ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    /** Reads a frame, where cameras named gate-… belong to the site gates. */
    static FrameRecord frame(ConsumerRecord<byte[], byte[]> record, int imageBytes) {
        FrameDeserializer frames =
                new FrameDeserializer(
                        new SiteMap(Map.of("gate-*", "gates"), "elsewhere"),
                        new CaptureClock(Duration.ZERO, Duration.ZERO),
                        new DeadLetters(imageBytes));
        List<FrameRecord> out = new ArrayList<>();
        frames.deserialize(record, new ListCollector<>(out));
        return out.get(0);
    }

    /** Reads a capacity, where the job has this site. */
    static CapacityRecord capacity(ConsumerRecord<byte[], byte[]> record, String site) {
        List<CapacityRecord> out = new ArrayList<>();
        new CapacityDeserializer(new SiteMap(Map.of(), site))
                .deserialize(record, new ListCollector<>(out));
        return out.get(0);
    }

    private InputRecords() {}
}
