// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("watch-kafka");

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Status of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir private Path folder;

    @BeforeAll
    static void createTopics() {
        KAFKA.createTopic("predictions", 3);
        KAFKA.createTopic("decisions", 1);
        KAFKA.createTopic("dead-letters", 1);
    }

    @Test
    void resultsAreShownOnceTheyAreWritten() throws Exception {
        send("predictions", prediction("north", "before"));
        try (ChildJvm watch = watch("--count=3")) {
            send("predictions", prediction("north", "gate-1"));
            send("decisions", "{\"site\":\"north\",\"slot\":7,\"regime\":\"inference-only\"}");
            send(
                    "dead-letters",
                    "{\"site\":\"north\",\"camera\":\"\\u001b[2Jgate\",\"code\":\"damaged-image\"}");
            assertThat(watch.await()).as(watch.tail()).isZero();
            assertThat(watch.tail())
                    .contains("prediction   north  gate-1  bus 50 %")
                    .contains("decision     north  slot 7: ")
                    .contains("dead-letter  north  \\u{1b}[2Jgate  damaged-image: ")
                    .doesNotContain("before", "\u001b");
        }
    }

    @Test
    void sitesCamerasAndKindsAreChosen() throws Exception {
        try (ChildJvm watch =
                watch(
                        "--site=north,south",
                        "--camera=gate-*",
                        "--only=predictions",
                        "--json",
                        "--count=2")) {
            send("dead-letters", prediction("north", "gate-1"));
            send("predictions", prediction("east", "gate-2"));
            send("predictions", prediction("north", "door"));
            send("predictions", prediction("north", "gate-3"));
            send("predictions", prediction("south", "gate-4"));
            assertThat(watch.await()).as(watch.tail()).isZero();
            assertThat(watch.tail().lines().filter(line -> line.startsWith("{")))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("{\"kind\":\"prediction\",\"time\":"))
                    .anyMatch(line -> line.contains("\"camera\":\"gate-3\""))
                    .anyMatch(line -> line.contains("\"camera\":\"gate-4\""));
        }
    }

    @Test
    void openTransactionsAreShownUnlessCommittedResultsAreAskedFor() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = transactional();
                ChildJvm watch = watch("--count=1");
                ChildJvm committed = watch("--count=1", "--committed")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record("decisions", "{\"site\":\"aborted\"}")).get();
            assertThat(watch.await()).as(watch.tail()).isZero();
            assertThat(watch.tail()).contains("aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(record("decisions", "{\"site\":\"certain\"}")).get();
            producer.commitTransaction();
            assertThat(committed.await()).as(committed.tail()).isZero();
            assertThat(committed.tail()).contains("certain").doesNotContain("aborted");
        }
    }

    @Test
    void itEndsWhenItIsTold() throws Exception {
        try (ChildJvm watch = watch()) {
            // Not by way of its Process, which would close its standard input as well.
            assertThat(ProcessHandle.of(watch.pid()).orElseThrow().destroy()).isTrue();
            assertThat(watch.await()).isEqualTo(TERMINATED);
            assertThat(watch.tail()).doesNotContain("orric: ", "Exception");
        }
    }

    @Test
    void aMissingTopicAndAMissingBrokerAreOneLine() {
        try (ChildJvm watch = start("-Dorric.kafka.topics.decisions=missing")) {
            assertThat(watch.await()).isEqualTo(1);
            assertThat(watch.tail())
                    .contains("orric: there is no topic 'missing' at " + KAFKA.bootstrapServers());
        }
        try (ChildJvm watch =
                startAt("localhost:1", "-Dorric.kafka.properties.default.api.timeout.ms=2000")) {
            assertThat(watch.await()).isEqualTo(1);
            assertThat(watch.tail()).contains("orric: no Kafka broker answers at localhost:1");
        }
        try (ChildJvm watch = start("--only=frames")) {
            assertThat(watch.await()).isEqualTo(2);
            assertThat(watch.tail()).contains("--only is frames, must be predictions");
        }
    }

    /** A watch that is ready: what is written from now on is shown. */
    private ChildJvm watch(String... options) {
        ChildJvm watch = start(options);
        await().atMost(TIMEOUT)
                .until(
                        () -> {
                            watch.requireAlive();
                            return watch.tail().contains("Watching ");
                        });
        return watch;
    }

    private ChildJvm start(String... options) {
        return startAt(KAFKA.bootstrapServers(), options);
    }

    private ChildJvm startAt(String brokers, String... options) {
        List<String> common =
                List.of(
                        "watch",
                        "--conf=" + Project.root().resolve("conf/orric.yaml"),
                        "--bootstrap=" + brokers);
        String name = "watch-" + Integer.toHexString(List.of(options).hashCode());
        return Project.orric(name)
                .arguments(Stream.concat(common.stream(), Stream.of(options)).toList())
                .startIn(folder);
    }

    private static String prediction(String site, String camera) {
        return String.format(
                "{\"site\":\"%s\",\"camera\":\"%s\",\"className\":\"bus\",\"confidence\":0.5}",
                site, camera);
    }

    private static void send(String topic, String value) throws Exception {
        KAFKA.send(record(topic, value)).get();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, value.getBytes(UTF_8));
    }

    private static KafkaProducer<byte[], byte[]> transactional() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        KAFKA.bootstrapServers(),
                        "transactional.id",
                        "watch-test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
