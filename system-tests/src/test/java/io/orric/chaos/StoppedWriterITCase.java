// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.local.Folders;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten sites whose writers change, and one that comes back when others have its work. */
@Tag("chaos")
class StoppedWriterITCase {

    private static final int SITES = 10;
    private static final int FRAMES_PER_SECOND = 80;
    private static final Duration STOPPED = Duration.ofSeconds(60);

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("stopped-kafka");

    /** Two TaskManagers, either of which has room for the job. */
    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("stopped-flink", 2, 3);

    @Test
    void neitherPublishesTwiceNorTrainsTwice() throws Exception {
        try (VideoJob job = job();
                FrameLedger ledger = job.ledger();
                Versions versions = new Versions(job)) {
            long takeover;
            try (Cameras cameras = new Cameras(ledger, SITES, FRAMES_PER_SECOND)) {
                rescale(job, ledger);
                takeover = stopTheWriter(job, ledger);
            }
            Evidence.requireExactlyOnce(
                    "10 sites rescaled 1 to 3 to 1, writer stopped for 60 s", ledger, takeover);
            versions.requireUnchanged();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> requireOneVersionForEachSlot(job));
            note(job);
        }
    }

    private static VideoJob job() {
        String cameras =
                IntStream.range(0, SITES)
                        .mapToObj(i -> "camera-" + i + ":site-" + i)
                        .collect(Collectors.joining(","));
        return new VideoJob("stopped", KAFKA, FLINK, 3)
                .with("orric.sites.cameras", cameras)
                .with("orric.slot.length", "2 s")
                .with("orric.capacity", "constant:200000000")
                .with("orric.retraining.batch-norm.frames", "16")
                .with("orric.registry.kept-versions", "1000");
    }

    private static void rescale(VideoJob job, FrameLedger ledger) {
        String savepoint = null;
        for (String parallelism : List.of("1", "3", "1")) {
            savepoint = job.id() == null ? null : job.stop();
            long now = System.currentTimeMillis();
            job.with("parallelism.default", parallelism).submit(savepoint);
            ledger.awaitPredictionOfAFrameAfter(now);
            ledger.awaitNewerStudent();
        }
    }

    /**
     * Stops the writer's process in the middle of a student's file, which is a pipe, has it go on
     * when another one has long taken over, and takes the rest of the file.
     *
     * @return milliseconds until a frame that was taken after the stop is predicted
     */
    private static long stopTheWriter(VideoJob job, FrameLedger ledger) throws Exception {
        String stopped = job.taskManager();
        long pid = FLINK.taskManagerPid(stopped);
        long newest = newest(job, "site-0");
        Path late = job.version("site-0", newest + 2);
        Path student = late.resolve("student.pt");
        Files.createDirectories(late);
        run("mkfifo", student.toString());
        long takeover;
        try (InputStream pipe = Files.newInputStream(student)) {
            pipe.readNBytes(100_000);
            long time = System.currentTimeMillis();
            run("kill", "-STOP", "" + pid);
            ledger.awaitPredictionOfAFrameAfter(time);
            takeover = System.currentTimeMillis() - time;
            assertThat(job.taskManager()).isNotEqualTo(stopped);
            await().atMost(STOPPED.multipliedBy(3))
                    .until(() -> System.currentTimeMillis() - time > STOPPED.toMillis());
            long before = newest(job, "site-0");
            run("kill", "-CONT", "" + pid);
            pipe.readAllBytes();
            FLINK.awaitTaskManagers();
            await().atMost(Duration.ofMinutes(2)).until(() -> newest(job, "site-0") > before + 3);
        }
        Files.delete(student);
        await().until(() -> Files.exists(late.resolve("manifest.json")));
        assertThat(job.versions("site-0")).doesNotContain(newest + 2);
        return takeover;
    }

    private static long newest(VideoJob job, String site) {
        List<Long> versions = job.versions(site);
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
    }

    /** No slot of a site has two versions, and its record tells of the one that it has. */
    private static void requireOneVersionForEachSlot(VideoJob job) throws IOException {
        for (int i = 0; i < SITES; i++) {
            String site = "site-" + i;
            Map<Long, Long> slots = new HashMap<>();
            for (long version : job.versions(site)) {
                JsonNode manifest = Versions.manifest(job, site, version);
                long slotEnd = manifest.get("slotEnd").asLong();
                assertThat(slots.put(slotEnd, version)).as(site + " " + slotEnd).isNull();
            }
            long recorded = 0;
            try (Stream<Path> records =
                    Files.list(job.registry().resolve(site).resolve("retraining"))) {
                for (Path file : records.toList()) {
                    JsonNode record = Json.read(Files.readAllBytes(file));
                    long slotEnd = record.get("slotEnd").asLong();
                    boolean isPublished = record.get("outcome").asText().equals("PUBLISHED");
                    assertThat(isPublished)
                            .as(file.toString())
                            .isEqualTo(slots.containsKey(slotEnd));
                    if (isPublished) {
                        assertThat(record.get("version").asLong()).isEqualTo(slots.get(slotEnd));
                        recorded++;
                    }
                }
            }
            assertThat(recorded).as(site).isEqualTo(slots.size());
        }
    }

    private static void note(VideoJob job) {
        long versions =
                IntStream.range(0, SITES).mapToLong(i -> job.versions("site-" + i).size()).sum();
        long annulled =
                Folders.files(job.registry()).stream()
                        .filter(file -> file.endsWith("annulled"))
                        .count();
        Evidence.note("10 sites, writer stopped: versions, annulled", versions, annulled);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
