// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FeedITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("feed-kafka");

    /** Status of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir private Path folder;

    @Test
    void aRecordingArrivesFrameByFrame() throws Exception {
        for (int i = 0; i < 5; i++) {
            Path label =
                    Files.createDirectories(folder.resolve("frames/" + (i < 2 ? "bus" : "car")));
            Files.writeString(label.resolve(i + ".jpg"), "picture " + i);
        }
        long begin = System.currentTimeMillis();
        try (ChildJvm feed =
                feed(
                        "recorded",
                        "--frames=frames",
                        "--cameras=2",
                        "--rate=max",
                        "--create-topic=3")) {
            assertThat(feed.await()).as(feed.tail()).isZero();
            assertThat(feed.tail()).contains("sent 5 (").contains("failed 0");
        }
        List<ConsumerRecord<byte[], byte[]>> records = KAFKA.readCommitted("recorded");
        assertThat(records)
                .extracting(
                        record -> key(record) + " " + text(record.value()) + " " + label(record))
                .containsExactlyInAnyOrder(
                        "cam-001 picture 0 bus",
                        "cam-002 picture 1 bus",
                        "cam-001 picture 2 car",
                        "cam-002 picture 3 car",
                        "cam-001 picture 4 car");
        assertThat(records)
                .allMatch(
                        r -> r.timestamp() >= begin && r.timestamp() <= System.currentTimeMillis());
    }

    @Test
    void aMissingTopicIsNotMade() {
        try (ChildJvm feed = feed("missing")) {
            assertThat(feed.await()).isEqualTo(1);
            assertThat(feed.tail())
                    .contains("there is no topic 'missing' at " + KAFKA.bootstrapServers())
                    .contains("--create-topic");
        }
    }

    @Test
    void anInterruptedFeedSendsWhatIsOnItsWayAndCountsIt() {
        try (ChildJvm feed = feed("interrupted", "--cameras=2", "--rate=20", "--create-topic=1")) {
            awaitRecords("interrupted", 10, feed);
            // Not by way of its Process, which would close its standard input as well.
            assertThat(ProcessHandle.of(feed.pid()).orElseThrow().destroy()).isTrue();
            assertThat(feed.await()).isEqualTo(TERMINATED);
            int arrived = KAFKA.readCommitted("interrupted").size();
            assertThat(feed.tail())
                    .contains("interrupted: sent " + arrived + " (")
                    .contains("failed 0");
        }
    }

    @Test
    void aBrokerThatIsAwayForAWhileMissesNothing() {
        try (ChildJvm feed =
                feed(
                        "outage",
                        "--cameras=2",
                        "--rate=50",
                        "--count=250",
                        "--create-topic=1",
                        "-Dorric.kafka.properties.reconnect.backoff.max.ms=200")) {
            awaitRecords("outage", 50, feed);
            KAFKA.stop();
            KAFKA.start();
            assertThat(feed.await()).as(feed.tail()).isZero();
        }
        Map<String, List<Long>> times =
                KAFKA.readCommitted("outage").stream()
                        .collect(
                                Collectors.groupingBy(
                                        FeedITCase::key,
                                        Collectors.mapping(
                                                ConsumerRecord::timestamp, Collectors.toList())));
        assertThat(times).containsOnlyKeys("cam-001", "cam-002");
        times.forEach(
                (camera, due) -> {
                    assertThat(due).as(camera).hasSize(250);
                    for (int i = 1; i < due.size(); i++) {
                        assertThat(due.get(i) - due.get(i - 1)).as(camera).isEqualTo(20);
                    }
                });
    }

    private static void awaitRecords(String topic, int count, ChildJvm feed) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> {
                            feed.requireAlive();
                            return KAFKA.readCommitted(topic).size() >= count;
                        });
    }

    private ChildJvm feed(String topic, String... options) {
        return FeedProcess.start(KAFKA, folder, topic, options);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key());
    }

    private static String label(ConsumerRecord<byte[], byte[]> record) {
        return text(record.headers().lastHeader("label").value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
