// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the decisions of a job whose slots are over. */
final class DecisionReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);

    private DecisionReader() {}

    /** All decisions in a topic of one partition. */
    static List<SlotLine> read(String bootstrapServers, String topic) throws IOException {
        List<SlotLine> slots = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                Clients.consumer(
                        bootstrapServers,
                        Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"))) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                    slots.add(JSON.readValue(record.value(), SlotLine.class));
                }
            }
        }
        return slots;
    }
}
