// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.kafka.BrokerException;
import io.orric.kafka.KafkaTopics;
import io.orric.options.UsageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends frames to the frames topic: key the camera, value the encoded image, timestamp the capture
 * time, and ground truth, if known, in the header {@value KafkaTopics#LABEL}. Counts what became of
 * them.
 */
public final class FrameSender implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<Exception> firstFailure = new AtomicReference<>();

    FrameSender(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Begins to connect to the broker.
     *
     * @throws BrokerException if its address leads nowhere
     * @throws UsageException if a property of the client is wrong
     */
    public static FrameSender connect(KafkaAccess access) throws BrokerException {
        return new FrameSender(
                access.start(() -> new KafkaProducer<>(access.producer())), access.topic());
    }

    /**
     * Hands a frame to Kafka's client. Waits while the client's buffer is full; what becomes of the
     * frame is known later, and counted.
     *
     * @param captureTime milliseconds since the epoch
     */
    void send(String camera, long captureTime, RecordedFrame frame) throws InterruptedException {
        send(camera, captureTime, frame, failure -> {});
    }

    /**
     * Hands a frame to Kafka's client as above.
     *
     * @param outcome told what became of the frame: null for a frame that the broker has, otherwise
     *     why it has not; in a thread of Kafka's
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told of failures
    void send(String camera, long captureTime, RecordedFrame frame, Consumer<Exception> outcome)
            throws InterruptedException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, captureTime, camera, frame.image());
        if (frame.label() != null) {
            record.headers().add(KafkaTopics.LABEL, frame.label().getBytes(StandardCharsets.UTF_8));
        }
        try {
            producer.send(
                    record,
                    (metadata, failure) -> {
                        count(frame, failure);
                        outcome.accept(failure);
                    });
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            count(frame, e);
            outcome.accept(e);
        }
    }

    private void count(RecordedFrame frame, Exception failure) {
        if (failure == null) {
            sent.incrementAndGet();
            bytes.addAndGet(frame.image().length);
        } else {
            firstFailure.compareAndSet(null, failure);
            failed.incrementAndGet();
        }
    }

    /** Frames that the broker has. */
    public long sent() {
        return sent.get();
    }

    /** Bytes of the images that the broker has. */
    public long bytes() {
        return bytes.get();
    }

    /** Frames that the broker does not have and will not get. */
    public long failed() {
        return failed.get();
    }

    /** Why the first frame failed; empty if none did. */
    public Optional<Exception> firstFailure() {
        return Optional.ofNullable(firstFailure.get());
    }

    /** Waits until everything handed over is sent or failed. */
    public void flush() throws InterruptedException {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    /** Ends the connection; frames that are still on their way have a few seconds to arrive. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    private static InterruptedException interrupted(InterruptException e) {
        return (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
    }
}
