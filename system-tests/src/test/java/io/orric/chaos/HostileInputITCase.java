// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cli.Main;
import io.orric.local.Folders;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileInputITCase {

    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final int BOMBS = 24;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("hostile-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("hostile-flink", 1, 1);

    @Test
    void poisonHarmsNobodyAndGetsOut() throws Exception {
        long begin = now();
        String taskManager = FLINK.taskManagers().get(0);
        try (VideoJob job =
                        new VideoJob("poison", KAFKA, FLINK, 2)
                                .with("orric.sites.cameras", "intruder*:../../escaped")
                                .with("orric.capacity", "constant:200000000");
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 5, 30)) {
                ledger.awaitPredictionOfAFrameAfter(0);
                List<byte[]> undecodable = undecodable();
                List<byte[]> unusual = unusual();
                undecodable.forEach(image -> ledger.send("poisoner", now(), image, null));
                unusual.forEach(image -> ledger.send("artist", now(), image, null));
                sendUnderStrangeNames(ledger);
                sendUnderLongNames(ledger);
                sendCapacitiesOfUnknownSites(job.topics().capacity());
                sendAtStrangeTimes(ledger);
                ledger.awaitPredictionsOf("intruder-11");
                ledger.awaitNewerStudent();
            }
            Evidence.requireExactlyOnce("poison", ledger);
            requireDeadLetters(ledger);
            requireCounted(job, ledger);
            requireTimesOfWriting(job.topics(), begin);
            assertThat(predictionsOf(ledger, "artist")).hasSize(unusual().size());
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
            assertThat(FLINK.taskManagers()).containsExactly(taskManager);
            requireNothingOutside(job.registry());
        }
    }

    /** Small files that fill memory once they are decoded, more than one batch of them. */
    @Tag("chaos")
    @Test
    void bombsDoNotFillTheMemory() {
        try (VideoJob job =
                        new VideoJob("bombs", KAFKA, FLINK, 1)
                                .with("orric.capacity", "constant:200000000")
                                .with("orric.slot.length", "5 s");
                FrameLedger ledger = job.ledger()) {
            job.submit();
            byte[] bomb = Poison.bomb();
            for (int i = 0; i < BOMBS; i++) {
                ledger.send("bomber", now(), bomb, null);
            }
            Evidence.requireExactlyOnce("JPEG bombs", ledger);
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        }
    }

    @Test
    void damagedStudentsAreNeverServedAndABadOneIsRolledBack() throws IOException {
        try (VideoJob job = new VideoJob("damaged", KAFKA, FLINK, 1);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 3, 40)) {
                ledger.awaitPredictionsBy(3);
            }
            ledger.awaitAll();
            job.awaitSettled();
            long sound = newest(job);
            Damage.around(sound, job);
            try (Cameras cameras = new Cameras(ledger, 3, 40)) {
                ledger.awaitPredictionsBy(sound + 3);
                rollBackABadStudent(job, ledger);
            }
            Evidence.requireExactlyOnce("students damaged in the registry", ledger);
            assertThat(ledger.predictions())
                    .extracting(prediction -> prediction.get("modelVersion").asLong())
                    .doesNotContain(sound + 1);
            await().until(() -> FLINK.jobs().metricSum(job.id(), "orric.damagedModels") > 0);
        }
    }

    /** By 'orric models', while frames flow and the job retrains. */
    private static void rollBackABadStudent(VideoJob job, FrameLedger ledger) throws IOException {
        ModelRegistry registry = new ModelRegistry(job.registry().toString(), 10);
        long good = registry.newest("default");
        Path file =
                BadStudent.of(
                        job.version("default", good).resolve("student.pt"),
                        job.registry().resolveSibling("bad-student.pt"));
        RetrainingRecord training =
                new RetrainingRecord(1, 1, RetrainingRecord.Outcome.PUBLISHED, 0, 1, 1, 1, "");
        long bad = registry.publish("default", good, training, file).version();
        ledger.awaitPredictionsBy(bad);
        requireOneAnswer(bad, ledger);

        orric(job, "rollback", "default", "v" + good);
        ModelManifest copy = copyOf(good, bad, registry);
        ledger.awaitPredictionsBy(copy.version() + 1);
        assertThat(job.parents("default").entrySet())
                .filteredOn(version -> version.getKey() > copy.version())
                .as("retraining goes on from the copy")
                .isNotEmpty()
                .noneMatch(
                        version ->
                                version.getValue() >= bad && version.getValue() < copy.version());

        orric(job, "pin", "default", String.valueOf(copy.version()));
        long pinned = registry.newest("default");
        ledger.awaitPredictionsBy(pinned);
        await().until(
                        () ->
                                registry.lastSettledBefore("default", Long.MAX_VALUE)
                                        .filter(last -> last.detail().equals("the site is pinned"))
                                        .isPresent());
        assertThat(registry.newest("default")).isEqualTo(pinned);
        orric(job, "unpin", "default");
        ledger.awaitPredictionsBy(pinned + 1);
    }

    /** It is as bad as it should be, where it was not helped by the teacher. */
    private static void requireOneAnswer(long bad, FrameLedger ledger) {
        assertThat(
                        ledger.predictions().stream()
                                .filter(each -> each.get("modelVersion").asLong() == bad)
                                .filter(each -> !each.get("escalated").asBoolean())
                                .map(each -> each.get("className").asText())
                                .distinct())
                .hasSizeLessThan(2);
    }

    private static ModelManifest copyOf(long good, long above, ModelRegistry registry)
            throws IOException {
        for (long version : registry.versions("default", above)) {
            ModelManifest manifest = registry.manifest("default", version);
            if (manifest.isCopy() && manifest.parent() == good) {
                return manifest;
            }
        }
        throw new AssertionError("no copy of v" + good);
    }

    private static void orric(VideoJob job, String... change) {
        List<String> arguments = new ArrayList<>(List.of("models"));
        arguments.addAll(List.of(change));
        arguments.add("--registry=" + job.registry());
        arguments.add("--conf=" + Project.root().resolve("conf/orric.yaml"));
        assertThat(Main.commandLine().execute(arguments.toArray(String[]::new))).isZero();
    }

    /** Whatever is written to the next version's file, the disk is full. */
    @Tag("chaos")
    @Test
    void aFullDiskUnderTheRegistryLeavesTheStudentAsItIs() throws IOException {
        try (VideoJob job = new VideoJob("full-disk", KAFKA, FLINK, 1);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 3, 40)) {
                ledger.awaitPredictionsBy(2);
                long newest = newest(job);
                Path student = job.version("default", newest + 2).resolve("student.pt");
                Files.createDirectories(student.getParent());
                Files.createSymbolicLink(student, Path.of("/dev/full"));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> FLINK.jobs().metricSum(job.id(), "retrainingFailures") > 1);
                ledger.awaitPredictionOfAFrameAfter(now());
                assertThat(newest(job)).isEqualTo(newest + 1);
                Files.delete(student);
                ledger.awaitPredictionsBy(newest + 2);
            }
            Evidence.requireExactlyOnce("full disk under the registry", ledger);
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        }
    }

    @Test
    void camerasComeAndGoAndOneIsInAHurry() {
        try (VideoJob job = new VideoJob("many", KAFKA, FLINK, 4);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            ledger.send("silent", now(), Pictures.at(0).jpeg(), null);
            for (int wave = 0; wave < 4; wave++) {
                // Of 300 cameras half are there at a time, and one sends a hundred times as much.
                for (int camera = 0; camera < 150; camera++) {
                    String name = "camera-" + (camera + 75 * wave) % 300;
                    ledger.send(name, now(), Pictures.at(camera).jpeg(), null);
                }
                for (int frame = 0; frame < 100; frame++) {
                    ledger.send("hurried", now(), Pictures.at(frame).jpeg(), null);
                }
                ledger.awaitAll();
            }
            Evidence.requireExactlyOnce("300 cameras, one silent, one 100 times faster", ledger);
            assertThat(predictionsOf(ledger, "hurried")).hasSize(400);
            assertThat(predictionsOf(ledger, "silent")).hasSize(1);
        }
    }

    private static List<byte[]> undecodable() {
        return Arrays.asList(
                Poison.randomBytes(),
                Poison.truncatedJpeg(),
                new byte[0],
                null,
                Poison.hugePng(),
                Poison.hugeJpeg(),
                Poison.nuls());
    }

    private static List<byte[]> unusual() {
        return List.of(Poison.greyJpeg(), Poison.cmykJpeg(), Poison.deepPng());
    }

    private static void sendUnderStrangeNames(FrameLedger ledger) {
        byte[] image = Pictures.at(1).jpeg();
        ledger.send(null, now(), image, null);
        ledger.send("", now(), image, null);
        ledger.send("../../etc/passwd", now(), image, "../label");
        ledger.sendBytes(
                Poison.controlCharacters(256), now(), image, Poison.controlCharacters(256));
        ledger.send("bell\u0007 null\u0000 newline\n escape\u001b[31m", now(), image, null);
        // Enough of one site for a student of its own.
        for (int i = 0; i < 12; i++) {
            ledger.send("intruder-" + i, now(), Pictures.at(i).jpeg(), null);
        }
    }

    private static List<byte[]> longNames() {
        return List.of(
                Poison.longText(),
                Poison.nuls(),
                Poison.controlCharacters(200_000),
                Poison.controlCharacters(257));
    }

    /** Each as the name of a camera, and as a label. */
    private static void sendUnderLongNames(FrameLedger ledger) {
        for (byte[] name : longNames()) {
            ledger.sendBytes(name, now(), Pictures.at(3).jpeg(), null);
            ledger.sendBytes("labeller".getBytes(UTF_8), now(), Pictures.at(3).jpeg(), name);
        }
        ledger.sendBytes(Poison.nuls(), now(), Poison.nuls(), Poison.nuls());
    }

    private static void sendCapacitiesOfUnknownSites(String topic) throws Exception {
        byte[] capacity = "1e9".getBytes(UTF_8);
        for (byte[] site : longNames()) {
            KAFKA.send(new ProducerRecord<>(topic, site, capacity)).get();
        }
        KAFKA.send(new ProducerRecord<>(topic, "nroth".getBytes(UTF_8), capacity)).get();
    }

    private static void requireDeadLetters(FrameLedger ledger) {
        assertThat(ledger.deadLetters())
                .hasSize(undecodable().size() + 2 * longNames().size() + 1)
                .allSatisfy(letter -> assertThat(letter.get("code").asText()).isNotBlank())
                .allSatisfy(letter -> assertThat(letter.get("reason").asText()).isNotBlank())
                .allSatisfy(
                        letter ->
                                assertThat(letter.get("image").binaryValue().length)
                                        .isEqualTo(
                                                Math.min(4096, letter.get("imageBytes").asInt())));
        assertThat(lettersOf(ledger, "camera-name-too-long"))
                .hasSize(longNames().size() + 1)
                .allSatisfy(letter -> assertThat(letter.get("camera").asText()).hasSize(256));
        assertThat(lettersOf(ledger, "label-too-long"))
                .hasSize(longNames().size())
                .extracting(letter -> letter.get("camera").asText())
                .containsOnly("labeller");
        assertThat(ledger.deadLetters())
                .filteredOn(letter -> letter.get("camera").asText().equals("poisoner"))
                .hasSize(undecodable().size());
    }

    private static List<JsonNode> lettersOf(FrameLedger ledger, String code) {
        return ledger.deadLetters().stream()
                .filter(letter -> letter.get("code").asText().equals(code))
                .toList();
    }

    private static void requireCounted(VideoJob job, FrameLedger ledger) {
        int longNames = longNames().size();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ledger.otherDeadLetters().size() == longNames + 1);
        assertThat(ledger.otherDeadLetters())
                .extracting(letter -> letter.get("code").asText())
                .containsOnly("capacity-of-unknown-site");
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                FLINK.jobs().metricSum(job.id(), "orric.refusedFrames")
                                                == 2 * longNames + 1
                                        && FLINK.jobs().metricSum(job.id(), "orric.unknownSites")
                                                == longNames + 1);
    }

    /** Whatever the cameras' clocks said. */
    private static void requireTimesOfWriting(JobTopics topics, long begin) {
        for (String topic :
                List.of(topics.predictions(), topics.decisions(), topics.deadLetters())) {
            assertThat(KAFKA.readCommitted(topic))
                    .isNotEmpty()
                    .allMatch(record -> record.timestamp() >= begin && record.timestamp() <= now());
        }
    }

    private static void sendAtStrangeTimes(FrameLedger ledger) {
        byte[] image = Pictures.at(2).jpeg();
        ledger.send("timeless", null, image, null);
        ledger.send("futurist", YEAR_2100, image, null);
        ledger.send("historian", 0L, image, null);
    }

    private static List<JsonNode> predictionsOf(FrameLedger ledger, String camera) {
        return ledger.predictions().stream()
                .filter(prediction -> prediction.get("camera").asText().equals(camera))
                .toList();
    }

    /**
     * Whatever a test writes is below the folder of all clusters; nothing else there is of names.
     */
    private static void requireNothingOutside(Path registry) {
        assertThat(Folders.files(registry)).isNotEmpty();
        assertThat(Folders.files(FLINK.folder().getParent()))
                .filteredOn(file -> !file.startsWith(registry))
                .extracting(Path::toString)
                .noneMatch(path -> path.contains("escaped") || path.contains("passwd"))
                .noneMatch(path -> path.endsWith("manifest.json") && path.contains("intruder"));
        assertThat(registry.getParent())
                .isDirectoryNotContaining(each -> each.toString().contains("escaped"));
    }

    private static long newest(VideoJob job) {
        List<Long> versions = job.versions("default");
        return versions.get(versions.size() - 1);
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
