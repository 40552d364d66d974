// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.FakeFfmpeg;
import io.orric.testutils.Jpegs;
import io.orric.video.FrameCounts;
import io.orric.video.VideoCamera;
import io.orric.video.VideoCameras;
import io.orric.video.VideoSource;
import io.orric.video.WatchSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames on their way from a camera's process to Kafka's client, and their counts. */
class CameraFeedTest {

    @TempDir private Path folder;

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final FrameSender sender = new FrameSender(producer, "frames");

    @Test
    void sendsFramesWithTheirCaptureTimesAndCountsThem() throws Exception {
        long begin = System.currentTimeMillis();
        try (VideoCameras cameras = clip("frame", "frame", "frame")) {
            new CameraFeed(cameras, sender, CameraFeed.Retouch.NONE).run();
            assertThat(producer.history()).hasSize(3);
            for (ProducerRecord<String, byte[]> record : producer.history()) {
                assertThat(record.key()).isEqualTo("clip");
                assertThat(record.value()).isEqualTo(Jpegs.jpeg(100));
                assertThat(record.timestamp()).isBetween(begin, System.currentTimeMillis());
                assertThat(record.headers()).isEmpty();
            }
            FrameCounts counts = cameras.counts().get(0);
            assertThat(counts.sent()).isEqualTo(3);
            assertThat(counts.sentBytes()).isEqualTo(3L * Jpegs.jpeg(100).length);
        }
    }

    @Test
    void picturesAreSentAsTheyWereRetouched() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (VideoCameras cameras = clip("frame", "frame")) {
            new CameraFeed(
                            cameras,
                            sender,
                            (camera, image) ->
                                    (camera + number.incrementAndGet())
                                            .getBytes(StandardCharsets.UTF_8))
                    .run();
            assertThat(producer.history())
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactly("clip1", "clip2");
            assertThat(cameras.counts().get(0).sentBytes()).isEqualTo(10);
        }
    }

    @Test
    void aFrameThatTheBrokerRefusesCountsAsFailed() throws Exception {
        producer.sendException = new RecordTooLargeException("too large");
        try (VideoCameras cameras = clip("frame")) {
            new CameraFeed(cameras, sender, CameraFeed.Retouch.NONE).run();
            assertThat(cameras.counts().get(0).failed()).isEqualTo(1);
            assertThat(cameras.counts().get(0).sent()).isZero();
        }
        assertThat(sender.failed()).isEqualTo(1);
    }

    @Test
    void metricsSayWhatBecameOfFramesAndCameras() throws Exception {
        try (VideoCameras cameras = clip("frame", "frame", "printf '\\377\\330\\000'", "frame");
                FeedMetrics metrics = new FeedMetrics("localhost", 0, cameras)) {
            new CameraFeed(cameras, sender, CameraFeed.Retouch.NONE).run();
            assertThat(scraped(metrics))
                    .contains(
                            "orric_feed_frames_captured_total{camera=\"clip\",site=\"north\"} 3.0",
                            "orric_feed_frames_sent_total{camera=\"clip\",site=\"north\"} 3.0",
                            "orric_feed_frames_dropped_total{camera=\"clip\",site=\"north\"} 0.0",
                            "orric_feed_frames_failed_total{camera=\"clip\",site=\"north\"} 0.0",
                            "orric_feed_frames_damaged_total{camera=\"clip\",site=\"north\"} 1.0",
                            "orric_feed_sent_bytes_total{camera=\"clip\",site=\"north\"} "
                                    + 3.0 * Jpegs.jpeg(100).length,
                            "orric_feed_restarts_total{source=\"clip\"} 0.0",
                            "orric_feed_hangs_total{source=\"clip\"} 0.0",
                            "orric_feed_live{source=\"clip\"} 0.0",
                            "# TYPE orric_feed_live gauge",
                            "# TYPE orric_feed_frames_sent_total counter");
        }
    }

    private static List<String> scraped(FeedMetrics metrics)
            throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + metrics.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private VideoCameras clip(String... commands) throws IOException {
        Files.writeString(folder.resolve("clip"), "");
        VideoCamera camera =
                new VideoCamera(
                        "clip",
                        VideoSource.parse("clip", folder),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        4,
                        List.of());
        return new VideoCameras(
                List.of(camera),
                name -> "north",
                WatchSettings.of(FakeFfmpeg.in(folder, commands).program(), Duration.ofMinutes(5)));
    }
}
