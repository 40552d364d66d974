// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetters;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Makes the job's Kafka sources and sinks.
 *
 * @param bootstrapServers brokers to contact first, {@code host:port[,host:port]}
 * @param groupId consumer group and prefix of transaction names; two jobs must not share it
 * @param topics names of the topics
 * @param start position from which frames are read without a checkpoint
 * @param guarantee delivery guarantee of results
 * @param properties properties of every Kafka client, which override the defaults
 */
public record KafkaConnection(
        String bootstrapServers,
        String groupId,
        KafkaTopics topics,
        StartingOffsets start,
        DeliveryGuarantee guarantee,
        Map<String, String> properties)
        implements Serializable {

    /**
     * Interval of looking for new topics and partitions, which may be created while the job runs.
     */
    private static final Duration DISCOVERY = Duration.ofSeconds(10);

    /**
     * Maximum number of frames that are taken from one partition in a row. With Kafka's default of
     * 500, frames of other partitions would wait behind a backlog.
     */
    private static final int MAX_POLL_RECORDS = 50;

    /** Longer than a recovery, and the maximum that brokers allow by default. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    /** Copies the properties to a map that can be serialised. */
    public KafkaConnection {
        properties = new HashMap<>(properties);
    }

    /**
     * Source of frames, in the order of each partition.
     *
     * @param sites site of each camera
     * @param clock decides how far the clock of a camera is believed
     * @param letters makes the dead letters
     */
    KafkaSource<FrameRecord> frames(SiteMap sites, CaptureClock clock, DeadLetters letters) {
        return source(topics.frames(), start, new FrameDeserializer(sites, clock, letters));
    }

    /**
     * Source of announced capacities, from the topic's first record; a site's last one counts.
     *
     * @param sites the sites of the job
     */
    public KafkaSource<CapacityRecord> capacities(SiteMap sites) {
        return source(topics.capacity(), StartingOffsets.EARLIEST, new CapacityDeserializer(sites));
    }

    /** Sink of predictions. */
    public Sink<Prediction> predictions() {
        return sink(topics.predictions(), JsonRecords.predictions(topics.predictions()));
    }

    /** Sink of decisions. */
    public Sink<SlotDecision> decisions() {
        return sink(topics.decisions(), JsonRecords.decisions(topics.decisions()));
    }

    /** Sink of dead letters. */
    public Sink<DeadLetter> deadLetters() {
        return sink(topics.deadLetters(), JsonRecords.deadLetters(topics.deadLetters()));
    }

    private <T> KafkaSource<T> source(
            String topic, StartingOffsets from, KafkaRecordDeserializationSchema<T> records) {
        Properties client =
                properties(
                        Map.of(
                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                                String.valueOf(DISCOVERY.toMillis()),
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                String.valueOf(MAX_POLL_RECORDS)));
        return KafkaSource.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(groupId)
                .setTopicPattern(exactly(topic))
                .setStartingOffsets(from.initializer())
                .setProperties(client)
                .setDeserializer(records)
                .build();
    }

    private <T> Sink<T> sink(String topic, JsonRecords<T> records) {
        KafkaSink<T> sink =
                KafkaSink.<T>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setKafkaProducerConfig(
                                properties(
                                        Map.of(
                                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                                String.valueOf(TRANSACTION_TIMEOUT.toMillis()),
                                                // An answer does not wait for others.
                                                ProducerConfig.LINGER_MS_CONFIG,
                                                "0")))
                        .setDeliveryGuarantee(guarantee)
                        // A new name for each checkpoint would stay in the brokers' memory for
                        // days.
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        .setTransactionalIdPrefix(TransactionNames.prefix(groupId, topic))
                        .setRecordSerializer(records)
                        .build();
        return guarantee == DeliveryGuarantee.EXACTLY_ONCE
                ? new ExactlyOnceSink<>(sink, client(Map.of()), exactly(topic))
                : new ForgivingSink<>(sink);
    }

    /**
     * Properties of a client that the connector does not make: brokers, the defaults of all
     * clients, and what the user set.
     *
     * @param own properties that nobody else sets
     */
    Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> client = new HashMap<>(ClientDefaults.ALL);
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.putAll(properties);
        client.putAll(own);
        return client;
    }

    /** Properties of a client that the connector makes; what the user set wins. */
    private Properties properties(Map<String, String> own) {
        Properties client = new Properties();
        client.putAll(ClientDefaults.ALL);
        client.putAll(own);
        client.putAll(properties);
        return client;
    }

    /** A pattern, since a topic that does not exist yet would be an error to the connector. */
    static Pattern exactly(String topic) {
        return Pattern.compile(Pattern.quote(topic));
    }

    /** Position from which a topic is read without a checkpoint. */
    public enum StartingOffsets {
        /** The position where the consumer group stopped; for a new group, the first record. */
        COMMITTED,
        /** The first record that the topic has. */
        EARLIEST,
        /** The first record that comes after the job has started. */
        LATEST;

        @SuppressWarnings("deprecation") // the connector's interface takes nothing else
        private OffsetsInitializer initializer() {
            return switch (this) {
                case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
                case EARLIEST -> OffsetsInitializer.earliest();
                case LATEST -> OffsetsInitializer.latest();
            };
        }
    }
}
