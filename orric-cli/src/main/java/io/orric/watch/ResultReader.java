// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import io.orric.kafka.BrokerException;
import io.orric.kafka.ClientDefaults;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the results that are written from now on. It is in no consumer group and commits nothing,
 * so nobody notices it.
 */
public final class ResultReader implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, ResultKind> kinds;

    /**
     * Topics to read, and how.
     *
     * @param bootstrap addresses of brokers, {@code host:port}, separated by commas
     * @param topics the topic of each kind to read
     * @param committed whether results of open transactions are waited for, until the job's next
     *     checkpoint, and those of aborted ones left out
     * @param properties of Kafka's clients; they win over the reader's own choices
     */
    public record Source(
            String bootstrap,
            Map<ResultKind, String> topics,
            boolean committed,
            Map<String, String> properties) {

        public Source {
            topics = Map.copyOf(topics);
            properties = Map.copyOf(properties);
        }

        private Map<String, Object> consumer() {
            Map<String, Object> config = new HashMap<>(ClientDefaults.ALL);
            config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
            config.put(ConsumerConfig.CLIENT_ID_CONFIG, "orric-watch");
            config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
            config.put(
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
            config.put(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    committed ? "read_committed" : "read_uncommitted");
            config.putAll(properties);
            return config;
        }
    }

    private ResultReader(
            KafkaConsumer<byte[], byte[]> consumer, Map<String, ResultKind> kindOfTopic) {
        this.consumer = consumer;
        this.kinds = kindOfTopic;
    }

    /**
     * Connects to the brokers and finds the ends of the topics, from which it reads.
     *
     * @throws BrokerException if no broker answers or refuses, or a topic is missing
     * @throws UsageException if a property of the client is wrong
     */
    public static ResultReader atTheEndOf(Source source) throws BrokerException {
        Map<String, ResultKind> kinds = new HashMap<>();
        source.topics().forEach((kind, topic) -> kinds.put(topic, kind));
        KafkaConsumer<byte[], byte[]> consumer = connect(source);
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : source.topics().values()) {
                partitions.addAll(partitions(consumer, topic, source.bootstrap()));
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            // Asks now: what is written from here on is read.
            partitions.forEach(consumer::position);
        } catch (TimeoutException e) {
            consumer.close();
            throw unreachable(source, e);
        } catch (KafkaException e) {
            consumer.close();
            throw new BrokerException(
                    "the broker at " + source.bootstrap() + " refuses: " + e.getMessage(), e);
        } catch (BrokerException e) {
            consumer.close();
            throw e;
        }
        return new ResultReader(consumer, kinds);
    }

    private static KafkaConsumer<byte[], byte[]> connect(Source source) throws BrokerException {
        try {
            return new KafkaConsumer<>(
                    source.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No resolvable bootstrap urls")) {
                throw unreachable(source, cause);
            }
            throw new UsageException(
                    "Kafka's client does not take its configuration: " + message, cause);
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<?, ?> consumer, String topic, String bootstrap) throws BrokerException {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new BrokerException(
                    String.format(
                            "there is no topic '%s' at %s, start the job that writes it, or name"
                                    + " the job's topics with -D orric.kafka.topics.…",
                            topic, bootstrap));
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static BrokerException unreachable(Source source, Throwable cause) {
        return new BrokerException(
                String.format(
                        "no Kafka broker answers at %s, start it, or name another with --bootstrap"
                                + " HOST:PORT",
                        source.bootstrap()),
                cause);
    }

    /**
     * Waits a moment for results.
     *
     * @return those that came, in the order of each partition; none after {@link #stop}
     */
    public List<Result> read() {
        List<Result> results = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                results.add(Result.parse(kinds.get(each.topic()), each.timestamp(), each.value()));
            }
        } catch (WakeupException e) {
            results.clear();
        }
        return results;
    }

    /** Ends a {@link #read} that waits; from any thread. */
    public void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
