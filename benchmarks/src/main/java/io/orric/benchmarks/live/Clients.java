// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.local.LocalKafka;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka clients of the benchmark, all of the same settings: nothing waits for company, and whatever
 * is acknowledged is safe, as is Kafka's default.
 */
final class Clients {

    private Clients() {}

    /** A producer that sends each record at once. */
    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LocalKafka.MESSAGE_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * A consumer that is given each record at once, from the first.
     *
     * @param more properties beyond the shared ones
     */
    static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // The broker answers as soon as there is a byte; how long it waits for one costs nothing.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
