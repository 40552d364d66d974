// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.MjpegServer;
import io.orric.testutils.Videos;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Cameras over HTTP and video files through a real ffmpeg to a real broker. */
class RealCamerasITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("cameras-kafka");

    /** Status of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    private static final String PASSWORD = "s3cr-3t";
    private static final int CLIP_FRAMES = 50;
    private static final Pattern METRICS = Pattern.compile("metrics at (http\\S+)");

    @TempDir private Path folder;

    @BeforeAll
    static void needFfmpeg() throws Exception {
        Videos.assumeFfmpeg();
    }

    @Test
    void eightCamerasOfWhichOneIsBrokenOneHangsAndOneGoesAway() throws Exception {
        Videos.write(folder.resolve("clip.avi"), CLIP_FRAMES);
        byte[] picture = Videos.redAndBlue();
        try (MjpegServer calm = new MjpegServer(picture);
                MjpegServer hung = new MjpegServer(picture);
                MjpegServer away = new MjpegServer(picture)) {
            Files.writeString(folder.resolve("cameras.yaml"), cameras(calm, hung, away));
            try (ChildJvm feed =
                    feed(
                            "cameras",
                            "--cameras=cameras.yaml",
                            "--silence=2",
                            "--metrics=0",
                            "--create-topic=2")) {
                awaitLive(feed, "calm", "hung", "away", "gate");
                requireNoPassword(feed);
                breakAndMend(feed, hung, away);
                awaitUntil(feed, () -> metric(feed, "restarts", "source", "broken") >= 2);
                assertThat(metric(feed, "restarts", "source", "calm")).isZero();
                assertThat(metric(feed, "restarts", "source", "gate")).isZero();
                List<ProcessHandle> children =
                        ProcessHandle.of(feed.pid()).orElseThrow().descendants().toList();
                assertThat(ProcessHandle.of(feed.pid()).orElseThrow().destroy()).isTrue();
                assertThat(feed.await()).isEqualTo(TERMINATED);
                awaitUntil(null, () -> children.stream().noneMatch(ProcessHandle::isAlive));
                requireSameCounts(feed);
                assertThat(Files.readString(feed.log())).doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void aVideoIsSentOnceAtItsOwnRate() throws Exception {
        Videos.write(folder.resolve("clip.avi"), CLIP_FRAMES);
        try (ChildJvm feed =
                feed("video", "--source=clip.avi", "--camera=clip", "--create-topic=1")) {
            assertThat(feed.await()).as(feed.tail()).isZero();
            assertThat(feed.tail()).contains("sent " + CLIP_FRAMES + " (").contains("failed 0");
        }
        List<ConsumerRecord<byte[], byte[]>> records = KAFKA.readCommitted("video");
        assertThat(records).hasSize(CLIP_FRAMES).allMatch(record -> key(record).equals("clip"));
        assertThat(records).extracting(ConsumerRecord::timestamp).isSorted();
        BufferedImage first = picture(records.get(0));
        assertThat(first.getWidth()).isEqualTo(320);
        assertThat(first.getHeight()).isEqualTo(240);
    }

    @Test
    void aVideoThatIsNoneIsSaidToBeNone() throws Exception {
        Files.writeString(folder.resolve("clip.avi"), "no video at all");
        try (ChildJvm feed =
                feed("none", "--source=clip.avi", "--camera=clip", "--create-topic=1")) {
            assertThat(feed.await()).isEqualTo(1);
            assertThat(feed.tail()).contains("orric: not sent to the end: clip: ");
        }
    }

    /** Three videos, one of them in two parts, a camera in two parts, and four more. */
    private static String cameras(MjpegServer calm, MjpegServer hung, MjpegServer away) {
        String user = "ann:" + PASSWORD;
        return """
        cameras:
          - {name: clip-1, source: clip.avi}
          - {name: clip-2, source: clip.avi}
          - {name: clip-3, source: clip.avi, size: 160x120, regions: [%4$s]}
          - {name: gate, source: '%1$s', rate: 5, regions: [%4$s, %5$s]}
          - {name: calm, source: '%1$s'}
          - {name: hung, source: '%2$s'}
          - {name: away, source: '%3$s'}
          - {name: broken, source: 'http://ann:%6$s@localhost:1/x?token=%6$s'}
        """
                .formatted(
                        calm.address(user),
                        hung.address(user),
                        away.address(user),
                        "{name: left, x: 3, y: 5, width: 101, height: 99}",
                        "{name: right, x: 200, y: 0, width: 120, height: 240}",
                        PASSWORD);
    }

    private void breakAndMend(ChildJvm feed, MjpegServer hung, MjpegServer away)
            throws IOException, InterruptedException {
        hung.hang(true);
        away.stop();
        awaitUntil(feed, () -> metric(feed, "hangs", "source", "hung") >= 1);
        awaitUntil(feed, () -> metric(feed, "live", "source", "away") == 0);
        long calm = metric(feed, "frames_sent", "camera", "calm");
        awaitUntil(feed, () -> metric(feed, "frames_sent", "camera", "calm") > calm + 5);
        long hungBefore = metric(feed, "frames_sent", "camera", "hung");
        long awayBefore = metric(feed, "frames_sent", "camera", "away");
        hung.hang(false);
        away.start();
        awaitUntil(feed, () -> metric(feed, "frames_sent", "camera", "hung") > hungBefore + 5);
        awaitUntil(feed, () -> metric(feed, "frames_sent", "camera", "away") > awayBefore + 5);
    }

    private static void requireNoPassword(ChildJvm feed) {
        List<String> commands =
                ProcessHandle.of(feed.pid())
                        .orElseThrow()
                        .descendants()
                        .map(child -> child.info().commandLine().orElse(""))
                        .toList();
        assertThat(commands).anyMatch(command -> command.contains("-filter_complex"));
        assertThat(commands).noneMatch(command -> command.contains(PASSWORD));
    }

    private static void requireSameCounts(ChildJvm feed) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = KAFKA.readCommitted("cameras");
        assertThat(feed.tail())
                .contains("interrupted: sent " + records.size() + " (")
                .contains("failed 0");
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byCamera =
                records.stream().collect(Collectors.groupingBy(RealCamerasITCase::key));
        assertThat(byCamera)
                .containsOnlyKeys(
                        "clip-1",
                        "clip-2",
                        "clip-3/left",
                        "gate/left",
                        "gate/right",
                        "calm",
                        "hung",
                        "away");
        for (String clip : List.of("clip-1", "clip-2", "clip-3/left")) {
            assertThat(byCamera.get(clip)).as(clip).hasSize(CLIP_FRAMES);
        }
        BufferedImage left = picture(byCamera.get("gate/left").get(0));
        BufferedImage right = picture(byCamera.get("gate/right").get(0));
        assertThat(List.of(left.getWidth(), left.getHeight())).containsExactly(101, 99);
        assertThat(List.of(right.getWidth(), right.getHeight())).containsExactly(120, 240);
        assertThat(new Color(left.getRGB(50, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(right.getRGB(60, 120)).getBlue()).isGreaterThan(200);
    }

    private static BufferedImage picture(ConsumerRecord<byte[], byte[]> record) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(record.value()));
    }

    private static void awaitLive(ChildJvm feed, String... cameras) {
        for (String camera : cameras) {
            awaitUntil(feed, () -> metric(feed, "live", "source", camera) == 1);
        }
    }

    private static void awaitUntil(ChildJvm feed, Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            if (feed != null) {
                                feed.requireAlive();
                            }
                            return condition.call();
                        });
    }

    /** Value of a metric of the feed; -1 as long as it has none. */
    private static long metric(ChildJvm feed, String name, String label, String value)
            throws IOException, InterruptedException {
        Matcher address = METRICS.matcher(Files.readString(feed.log()));
        if (!address.find()) {
            return -1;
        }
        String all =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address.group(1))).build(),
                                BodyHandlers.ofString())
                        .body();
        assertThat(all).doesNotContain(PASSWORD);
        Matcher line =
                Pattern.compile(
                                "orric_feed_%s(?:_total)?\\{%s=\"%s\".*} ([\\d.]+)"
                                        .formatted(name, label, Pattern.quote(value)))
                        .matcher(all);
        return line.find() ? (long) Double.parseDouble(line.group(1)) : -1;
    }

    private ChildJvm feed(String topic, String... options) {
        return FeedProcess.start(KAFKA, folder, topic, options);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }
}
