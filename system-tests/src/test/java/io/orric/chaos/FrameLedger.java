// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cameras.CameraFrame;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.record.RecordBatch;

/**
 * Remembers every frame that was sent to a job by its Kafka partition and offset, and compares it
 * with the committed predictions and dead letters. Frames may be sent by any thread; the rest is
 * for one.
 */
final class FrameLedger implements AutoCloseable {

    /** Capture time of a record that has none. */
    static final long NO_TIMESTAMP = RecordBatch.NO_TIMESTAMP;

    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(3);

    private final KafkaBroker kafka;
    private final String framesTopic;
    private final TopicReader predictionsReader;
    private final TopicReader deadLettersReader;
    private final Queue<InTransit> inTransit = new ConcurrentLinkedQueue<>();

    /** What was sent, by its position. */
    private final Map<Position, Shot> sent = new HashMap<>();

    /** Number of results of each frame. */
    private final Map<Position, Integer> results = new HashMap<>();

    private final List<JsonNode> predictions = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<JsonNode> deadLetters = new ArrayList<>();
    private final List<JsonNode> otherDeadLetters = new ArrayList<>();

    /** Position of a frame in Kafka. */
    record Position(int partition, long offset) {}

    /**
     * A frame that was sent.
     *
     * @param claimed capture time that it was sent with, null if it was the producer's
     * @param sentAt time at which it was sent, by this machine's clock
     */
    private record Shot(Long claimed, long sentAt) {}

    private record InTransit(Future<RecordMetadata> position, Shot shot) {}

    /**
     * An answered frame and its times, milliseconds since the epoch.
     *
     * @param camera name of its camera
     * @param sentAt time at which it was sent, by this machine's clock
     * @param captureTime capture time in its prediction
     * @param writtenAt time at which the job wrote the prediction, by the job's clock
     */
    record Answer(String camera, long sentAt, long captureTime, long writtenAt) {

        /** Time from sending the frame to writing its prediction. */
        long delay() {
            return writtenAt - sentAt;
        }
    }

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
        send(new ProducerRecord<>(framesTopic, null, captureTime, camera, image), label);
    }

    /**
     * Sends a frame to a partition.
     *
     * @param partition of the topic; null for the one of the camera's name
     * @param captureTime milliseconds since the epoch; {@link #NO_TIMESTAMP} for a record without
     */
    void sendTo(Integer partition, String camera, long captureTime, CameraFrame frame) {
        send(
                captureTime == NO_TIMESTAMP
                        ? new UntimedRecord(framesTopic, partition, bytes(camera), frame.jpeg())
                        : new ProducerRecord<>(
                                framesTopic, partition, captureTime, bytes(camera), frame.jpeg()),
                bytes(frame.label()));
    }

    private void send(ProducerRecord<byte[], byte[]> message, byte[] label) {
        if (label != null) {
            message.headers().add("label", label);
        }
        Long claimed = message.timestamp();
        Shot shot =
                new Shot(
                        claimed == null || claimed == NO_TIMESTAMP ? null : claimed,
                        System.currentTimeMillis());
        inTransit.add(new InTransit(kafka.send(message), shot));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    /** Waits until every frame that was sent came out, and gives the counts. */
    Counts awaitAll() {
        return awaitAll(RESULT_TIMEOUT);
    }

    /** Waits as long as this until every frame that was sent came out, and gives the counts. */
    Counts awaitAll(Duration timeout) {
        await().atMost(timeout)
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

    /** Waits until so many frames became dead letters. */
    void awaitDeadLetters(int count) {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> deadLetters().size() >= count);
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
                sent.keySet().stream().filter(frame -> !results.containsKey(frame)).count(),
                results.values().stream().mapToLong(count -> count - 1).sum());
    }

    /** Reads what was committed since; in each site's order. */
    List<JsonNode> predictions() {
        readOn();
        return predictions;
    }

    /** The predictions of frames that were sent, with their times, in the same order. */
    List<Answer> answers() {
        readOn();
        return answers;
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
        strangers.removeAll(sent.keySet());
        return strangers;
    }

    /**
     * Predictions whose student is older than that of an earlier one of their camera. Another
     * camera's frame may have been answered by a newer one, while theirs waited for the teacher.
     */
    List<JsonNode> versionsThatFell() {
        Map<String, Long> newest = new HashMap<>();
        List<JsonNode> fallen = new ArrayList<>();
        for (JsonNode prediction : predictions()) {
            long version = prediction.get("modelVersion").asLong();
            String camera = prediction.get("camera").asText();
            if (version < newest.merge(camera, version, Math::max)) {
                fallen.add(prediction);
            }
        }
        return fallen;
    }

    /** Predictions that came behind one of a later frame of their camera and partition. */
    List<JsonNode> outOfOrder() {
        Map<List<Object>, Long> last = new HashMap<>();
        List<JsonNode> behind = new ArrayList<>();
        for (JsonNode prediction : predictions()) {
            long offset = prediction.get("offset").asLong();
            List<Object> way =
                    List.of(prediction.get("camera").asText(), prediction.get("partition").asInt());
            if (offset < last.merge(way, offset, Math::max)) {
                behind.add(prediction);
            }
        }
        return behind;
    }

    /** Predictions and dead letters with another capture time than their frame was sent with. */
    List<JsonNode> alteredTimes() {
        readOn();
        return Stream.concat(predictions.stream(), deadLetters.stream())
                .filter(
                        result -> {
                            Shot shot = sent.get(position(result));
                            return shot != null
                                    && shot.claimed() != null
                                    && shot.claimed() != result.get("captureTime").asLong();
                        })
                .toList();
    }

    private void readOn() {
        takeStock();
        try {
            predictionsReader.readOn().forEach(this::notePrediction);
            deadLettersReader
                    .readOn()
                    .forEach(record -> note(Json.read(record.value()), deadLetters));
        } catch (RetriableException e) {
            // The broker is down for now. What was read is noted, the rest comes later.
        }
    }

    private void takeStock() {
        // Not until the queue is empty: cameras go on sending.
        for (int left = inTransit.size(); left > 0; left--) {
            InTransit next = inTransit.remove();
            sent.put(position(next.position()), next.shot());
        }
    }

    private void notePrediction(ConsumerRecord<byte[], byte[]> message) {
        JsonNode prediction = Json.read(message.value());
        Position position = note(prediction, predictions);
        if (position == null) {
            return;
        }
        if (!sent.containsKey(position)) {
            // Its frame was sent after the last look.
            takeStock();
        }
        Shot shot = sent.get(position);
        if (shot != null) {
            answers.add(
                    new Answer(
                            prediction.get("camera").asText(),
                            shot.sentAt(),
                            prediction.get("captureTime").asLong(),
                            message.timestamp()));
        }
    }

    /** Notes a result and gives the position of its frame, null if it is not of a frame. */
    private Position note(JsonNode result, List<JsonNode> notes) {
        if (!result.get("origin").asText().equals(framesTopic)) {
            otherDeadLetters.add(result);
            return null;
        }
        notes.add(result);
        Position position = position(result);
        results.merge(position, 1, Integer::sum);
        return position;
    }

    private static Position position(JsonNode result) {
        return new Position(result.get("partition").asInt(), result.get("offset").asLong());
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

    /** A record without a timestamp, which the clients of other languages may send. */
    private static final class UntimedRecord extends ProducerRecord<byte[], byte[]> {

        UntimedRecord(String topic, Integer partition, byte[] key, byte[] value) {
            super(topic, partition, key, value);
        }

        /** The producer takes what is not null as it is; its constructor refuses this one. */
        @Override
        public Long timestamp() {
            return NO_TIMESTAMP;
        }
    }

    @Override
    public void close() {
        predictionsReader.close();
        deadLettersReader.close();
    }
}
