// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.local.LocalKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Kafka broker that tests send to and read from. As a static JUnit extension it runs from before
 * the first test of a class to after its last; it may be stopped and started between.
 */
public final class KafkaBroker extends LocalKafka implements BeforeAllCallback, AfterAllCallback {

    private KafkaProducer<byte[], byte[]> producer;

    /** Not started yet; its files will be in a folder of this name below the module's target. */
    public KafkaBroker(String name) {
        super(Project.CHECKOUT, Project.workFolder(name));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        create();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Sends a record; it is in the topic once the future is done. */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    bootstrapServers(),
                                    "max.request.size",
                                    MESSAGE_BYTES,
                                    "buffer.memory",
                                    4L * MESSAGE_BYTES,
                                    "linger.ms",
                                    5,
                                    // Longer than any outage that a test makes.
                                    "delivery.timeout.ms",
                                    600_000),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
        }
        return producer.send(message);
    }

    /** Reads all records of a topic that are committed now, partition by partition in order. */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        try (TopicReader reader = reader(topic)) {
            return reader.readOn();
        }
    }

    /** Reads a topic's committed records bit by bit, from the first; the caller closes it. */
    public TopicReader reader(String topic) {
        return new TopicReader(bootstrapServers(), topic);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        super.close();
    }
}
