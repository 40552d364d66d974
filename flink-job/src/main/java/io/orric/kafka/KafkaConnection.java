// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Makes the sources and sinks of a job from what the user says about Kafka.
 *
 * @param bootstrapServers brokers to begin with, {@code host:port[,host:port]}
 * @param groupId consumer group, and what the names of transactions begin with: two jobs must not
 *     share it
 * @param topics names of the topics
 * @param start where frames are read from when the job does not go on from a checkpoint
 * @param guarantee how sure results are written
 * @param properties properties of every Kafka client, over the defaults
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
     * How often topics and partitions that are new are looked for. Topics may be created after the
     * job was started.
     */
    private static final Duration DISCOVERY = Duration.ofSeconds(10);

    /**
     * Most frames taken from one partition in a row. With Kafka's 500 the other partitions would
     * look silent to a job that infers slowly.
     */
    private static final int MAX_POLL_RECORDS = 50;

    /** Transactions outlive a recovery, within what brokers allow unless configured otherwise. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    /** A copy of the properties, which must survive serialisation. */
    public KafkaConnection {
        properties = new HashMap<>(properties);
    }

    /**
     * Frames, in the order of each partition.
     *
     * @param sites which camera belongs where
     * @param clockTolerance how far ahead the clock of a camera may run
     */
    public KafkaSource<Frame> frames(SiteMap sites, Duration clockTolerance) {
        return source(topics.frames(), start, new FrameDeserializer(sites, clockTolerance));
    }

    /** Announced capacities, from the first that the topic still has: the last of a site counts. */
    public KafkaSource<CapacityRecord> capacities() {
        return source(topics.capacity(), StartingOffsets.EARLIEST, new CapacityDeserializer());
    }

    /** Takes predictions. */
    public KafkaSink<Prediction> predictions() {
        return sink(topics.predictions(), JsonRecords.predictions(topics.predictions()));
    }

    /** Takes decisions. */
    public KafkaSink<SlotDecision> decisions() {
        return sink(topics.decisions(), JsonRecords.decisions(topics.decisions()));
    }

    /** Takes dead letters. */
    public KafkaSink<DeadLetter> deadLetters() {
        return sink(topics.deadLetters(), JsonRecords.deadLetters(topics.deadLetters()));
    }

    private <T> KafkaSource<T> source(
            String topic, StartingOffsets from, KafkaRecordDeserializationSchema<T> records) {
        Properties client = new Properties();
        client.setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                String.valueOf(DISCOVERY.toMillis()));
        client.setProperty(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(MAX_POLL_RECORDS));
        client.putAll(properties);
        return KafkaSource.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(groupId)
                // A pattern, since a topic that does not exist yet would be an error.
                .setTopicPattern(Pattern.compile(Pattern.quote(topic)))
                .setStartingOffsets(from.initializer())
                .setProperties(client)
                .setDeserializer(records)
                .build();
    }

    private <T> KafkaSink<T> sink(String topic, JsonRecords<T> records) {
        Properties client = new Properties();
        client.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                String.valueOf(TRANSACTION_TIMEOUT.toMillis()));
        client.putAll(properties);
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(client)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(groupId + "-" + topic)
                .setRecordSerializer(records)
                .build();
    }

    /** Where reading starts without a checkpoint. */
    public enum StartingOffsets {
        /** Where the consumer group stopped, from the first record if it is new. */
        COMMITTED,
        /** The first record the topic still has. */
        EARLIEST,
        /** Records that come after the start. */
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
