// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.cluster.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** An independent consumer of a predictions topic that notes when it is given which answer. */
final class PredictionReader implements AutoCloseable {

    /** The records that a reader is given. */
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String framesTopic;
    private final Thread thread = new Thread(this::run, "bench-predictions");
    private final List<TimedFrame> answers = new ArrayList<>();
    private final Set<FrameId> answered = new HashSet<>();
    private final Set<FrameId> escalated = new HashSet<>();
    private Exception failure;

    PredictionReader(String bootstrapServers, Topics topics, Isolation isolation) {
        framesTopic = topics.frames();
        consumer =
                Clients.consumer(
                        bootstrapServers,
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                isolation.name().toLowerCase(Locale.ROOT),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false"));
        List<TopicPartition> partitions =
                consumer.partitionsFor(topics.predictions()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (true) {
                Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL_TIMEOUT);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    note(record, now);
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (IOException | RuntimeException e) {
            synchronized (this) {
                failure = e;
            }
        }
    }

    private synchronized void note(ConsumerRecord<byte[], byte[]> record, long nanos)
            throws IOException {
        JsonNode prediction = JSON.readTree(record.value());
        if (prediction.path("origin").asText().equals(framesTopic)) {
            FrameId frame =
                    new FrameId(
                            prediction.path("partition").asInt(),
                            prediction.path("offset").asLong());
            answers.add(new TimedFrame(frame, nanos));
            answered.add(frame);
            if (prediction.path("escalated").asBoolean()) {
                escalated.add(frame);
            }
        }
    }

    /**
     * All answers until now.
     *
     * @throws ClusterException if it cannot read on
     */
    synchronized List<TimedFrame> answers() throws ClusterException {
        if (failure != null) {
            throw new ClusterException("predictions cannot be read: " + failure);
        }
        return List.copyOf(answers);
    }

    /** Frames that the teacher was asked about too. */
    synchronized Set<FrameId> escalated() {
        return Set.copyOf(escalated);
    }

    /** The number of answers until now. */
    synchronized int count() {
        return answers.size();
    }

    /** Returns whether each of the frames has an answer. */
    synchronized boolean hasAnswersTo(List<TimedFrame> frames) {
        return frames.stream().allMatch(sent -> answered.contains(sent.frame()));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            // It ends with the process.
            Thread.currentThread().interrupt();
        }
    }
}
