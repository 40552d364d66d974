// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orric.cluster.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends the frames of cameras when they are due, on the thread that asks. A frame is timed when it
 * is handed to Kafka's client, and its capture time is that time; how late it was is noted apart.
 */
final class Sender implements AutoCloseable {

    /** Condition for sending on, asked before each frame. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final CameraSchedule schedule;
    private final Camera prober;
    private final Queue<TimedFrame> counted = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Histogram lateness = Measurement.histogram();
    private long start;
    private boolean counting;

    Sender(String bootstrapServers, String topic, List<Camera> cameras) {
        this.topic = topic;
        schedule = new CameraSchedule(cameras);
        prober = cameras.get(0);
        producer = Clients.producer(bootstrapServers);
        // Asked now, so that the first frame need not wait for it.
        producer.partitionsFor(topic);
    }

    /**
     * Sends a frame now and then as long as the condition holds: whoever is not ready yet will find
     * no backlog.
     */
    void probeWhile(Condition condition) throws IOException, InterruptedException {
        for (long frame = 0; condition.holds(); frame++) {
            send(prober, frame, System.nanoTime());
            await(System.nanoTime() + PROBE_INTERVAL.toNanos());
        }
    }

    /** Sends frames as long as the condition holds, uncounted until {@link #count()} is called. */
    void sendWhile(Condition condition) throws IOException, InterruptedException {
        if (start == 0) {
            start = System.nanoTime();
        }
        while (condition.holds()) {
            CameraSchedule.Due due = schedule.next();
            await(start + due.at());
            send(due.camera(), due.frame(), start + due.at());
        }
    }

    /** Sends frames for some time. */
    void sendFor(Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        sendWhile(() -> System.nanoTime() - end < 0);
    }

    /** Counts the frames that are sent from now on. */
    void count() {
        counting = true;
    }

    /**
     * Waits until the broker has what was sent, and gives the frames that count.
     *
     * @throws ClusterException if it refused one
     */
    List<TimedFrame> counted() throws ClusterException {
        producer.flush();
        if (failure.get() != null) {
            throw new ClusterException("the broker did not take a frame: " + failure.get());
        }
        return List.copyOf(counted);
    }

    /** Delays of the frames that count behind their schedule, microseconds. */
    Histogram lateness() {
        return lateness;
    }

    private void send(Camera camera, long frame, long due) {
        boolean counts = counting;
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        topic,
                        null,
                        System.currentTimeMillis(),
                        camera.name().getBytes(UTF_8),
                        camera.picture(frame));
        long now = System.nanoTime();
        if (counts) {
            lateness.recordValue((now - due) / 1000);
        }
        var unused = producer.send(message, (sent, failed) -> note(sent, failed, now, counts));
    }

    private void note(RecordMetadata sent, Exception failed, long nanos, boolean counts) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        } else if (counts) {
            counted.add(new TimedFrame(new FrameId(sent.partition(), sent.offset()), nanos));
        }
    }

    private static void await(long nanos) throws InterruptedException {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while sending frames");
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
