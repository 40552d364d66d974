// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Remembers every frame that was sent to a job by its Kafka partition and offset, and compares it
 * with the committed predictions and dead letters. Frames may be sent by any thread; the rest is
 * for one.
 */
final class FrameLedger implements AutoCloseable {

    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(3);

    private final KafkaBroker kafka;
    private final String framesTopic;
    private final TopicReader predictionsReader;
    private final TopicReader deadLettersReader;
    private final Queue<Future<RecordMetadata>> inTransit = new ConcurrentLinkedQueue<>();

    private final Set<Position> sent = new HashSet<>();

    /** Number of results of each frame. */
    private final Map<Position, Integer> results = new HashMap<>();

    private final List<JsonNode> predictions = new ArrayList<>();
    private final List<JsonNode> deadLetters = new ArrayList<>();
    private final List<JsonNode> otherDeadLetters = new ArrayList<>();

    /** Position of a frame in Kafka. */
    record Position(int partition, long offset) {}

    /**
     * Fates of the frames.
     *
     * @param sent frames that the broker took
     * @param predicted committed predictions
     * @param deadLettered committed dead letters
     * @param lost frames with neither
     * @param duplicated predictions and dead letters beyond the first of a frame
     */
    record Counts(long sent, long predicted, long deadLettered, long lost, long duplicated) {}

    FrameLedger(KafkaBroker kafka, JobTopics topics) {
        this.kafka = kafka;
        framesTopic = topics.frames();
        predictionsReader = kafka.reader(topics.predictions());
        deadLettersReader = kafka.reader(topics.deadLetters());
    }

    /** Sends a frame as a camera would; null is no key, no value, no label, or the time of now. */
    void send(String camera, Long captureTime, byte[] image, String label) {
        sendBytes(bytes(camera), captureTime, image, bytes(label));
    }

    /** Sends a frame whose names need not be text. */
    void sendBytes(byte[] camera, Long captureTime, byte[] image, byte[] label) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(framesTopic, null, captureTime, camera, image);
        if (label != null) {
            message.headers().add("label", label);
        }
        inTransit.add(kafka.send(message));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    /** Waits until every frame that was sent came out, and gives the counts. */
    Counts awaitAll() {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> counts().lost() == 0);
        return counts();
    }

    /** Waits for a prediction of a frame that was taken after this time. */
    void awaitPredictionOfAFrameAfter(long time) {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                predictions().stream()
                                        .anyMatch(p -> p.get("captureTime").asLong() > time));
    }

    /** Waits for a prediction by this version of a student or a newer one. */
    void awaitPredictionsBy(long version) {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> newestVersion() >= version);
    }

    /** Waits for a prediction by a student that is newer than all until now. */
    void awaitNewerStudent() {
        awaitPredictionsBy(newestVersion() + 1);
    }

    /** Waits for a prediction of a frame of this camera. */
    void awaitPredictionsOf(String camera) {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () ->
                                predictions().stream()
                                        .anyMatch(p -> p.get("camera").asText().equals(camera)));
    }

    /** The newest version of any site's student that made a prediction. */
    long newestVersion() {
        return predictions().stream()
                .mapToLong(p -> p.get("modelVersion").asLong())
                .max()
                .orElse(0);
    }

    /** Fates of the frames until now. */
    Counts counts() {
        readOn();
        return new Counts(
                sent.size(),
                predictions.size(),
                deadLetters.size(),
                sent.stream().filter(frame -> !results.containsKey(frame)).count(),
                results.values().stream().mapToLong(count -> count - 1).sum());
    }

    /** Reads what was committed since; in each site's order. */
    List<JsonNode> predictions() {
        readOn();
        return predictions;
    }

    List<JsonNode> deadLetters() {
        readOn();
        return deadLetters;
    }

    /** Dead letters of records that are no frames. */
    List<JsonNode> otherDeadLetters() {
        readOn();
        return otherDeadLetters;
    }

    /** Frames with results that were never sent. */
    Set<Position> strangers() {
        readOn();
        Set<Position> strangers = new HashSet<>(results.keySet());
        strangers.removeAll(sent);
        return strangers;
    }

    /** Predictions whose model is older than that of an earlier one of their site. */
    List<JsonNode> versionsThatFell() {
        Map<String, Long> newest = new HashMap<>();
        List<JsonNode> fallen = new ArrayList<>();
        for (JsonNode prediction : predictions()) {
            long version = prediction.get("modelVersion").asLong();
            if (version < newest.merge(prediction.get("site").asText(), version, Math::max)) {
                fallen.add(prediction);
            }
        }
        return fallen;
    }

    private void readOn() {
        for (var next = inTransit.poll(); next != null; next = inTransit.poll()) {
            sent.add(position(next));
        }
        try {
            predictionsReader.readOn().forEach(record -> note(record, predictions));
            deadLettersReader.readOn().forEach(record -> note(record, deadLetters));
        } catch (RetriableException e) {
            // The broker is down for now. What was read is noted, the rest comes later.
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> message, List<JsonNode> notes) {
        JsonNode result = Json.read(message.value());
        if (!result.get("origin").asText().equals(framesTopic)) {
            otherDeadLetters.add(result);
            return;
        }
        notes.add(result);
        int partition = result.get("partition").asInt();
        results.merge(new Position(partition, result.get("offset").asLong()), 1, Integer::sum);
    }

    private static Position position(Future<RecordMetadata> sent) {
        try {
            RecordMetadata metadata = sent.get();
            return new Position(metadata.partition(), metadata.offset());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a frame", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        predictionsReader.close();
        deadLettersReader.close();
    }
}
