// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Weeks, as far as the number of slots goes. Sites come and go in shifts, each slot swaps students,
 * and in the first half TaskManagers are killed; nothing may grow.
 */
@Tag("chaos")
class SoakITCase {

    private static final Duration SLOT = Duration.ofMillis(500);
    private static final Duration SHIFT = Duration.ofSeconds(30);

    /** Shifts of each half. */
    private static final int SHIFTS = Integer.getInteger("orric.test.shifts", 12);

    private static final Sites SITES = new Sites(20);
    private static final int SITES_OF_A_SHIFT = 8;
    private static final int NEW_IN_A_SHIFT = 4;
    private static final double FRAMES_PER_SECOND = 5;

    /** Records of a site that are kept, and those that are written until old ones are removed. */
    private static final int MOST_RECORDS = 1100;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("soak-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("soak-flink", 2, 1);

    private static final Path TEMPORARY = FLINK.folder().resolve("tmp");

    static {
        FLINK.with(
                "env.java.opts.taskmanager", "-XX:+AlwaysPreTouch -Djava.io.tmpdir=" + TEMPORARY);
    }

    @Test
    void nothingGrows() {
        try (VideoJob job = job();
                FrameLedger ledger = job.ledger()) {
            job.submit();
            Gauges shared = shared(job);
            Gauges killed = new Gauges();
            killed.with(
                    "TaskManager resident MiB, at the end of its shift",
                    () -> FlinkCluster.residentMemory(pid(job)) >> 20);
            for (int shift = 0; shift < SHIFTS; shift++) {
                shift(ledger, shift, shared);
                if (shift % 2 == 1) {
                    killed.sample();
                    kill(job);
                }
            }
            Gauges last =
                    new Gauges()
                            .withProcess("TaskManager", pid(job))
                            .with("bytes of a checkpoint", () -> checkpointBytes(job));
            for (int shift = SHIFTS; shift < 2 * SHIFTS; shift++) {
                shift(ledger, shift, shared, last);
            }
            Evidence.requireExactlyOnce("soak", ledger);
            note(job, shared, killed, last);
            requireFlat(shared, last);
        }
    }

    private static void note(VideoJob job, Gauges shared, Gauges killed, Gauges last) {
        long swaps =
                SITES.names().stream()
                        .mapToLong(site -> job.versions(site).stream().reduce(0L, Math::max))
                        .sum();
        Evidence.figure("soak", "slots", 2L * SHIFTS * SHIFT.toMillis() / SLOT.toMillis());
        Evidence.figure("soak", "students published", swaps);
        Evidence.figure("soak", "kills", SHIFTS / 2);
        killed.note("soak, kills");
        shared.note("soak");
        last.note("soak, second half");
    }

    private static void requireFlat(Gauges shared, Gauges last) {
        last.requireFlat(0.05, 0, "TaskManager resident MiB");
        last.requireFlat(0.1, 4, "TaskManager old generation MiB");
        last.requireFlat(0, 3, "TaskManager threads");
        last.requireFlat(0.05, 5, "TaskManager open files");
        // Most of it are the samples that wait at the moment.
        last.requireFlat(0.25, 0, "bytes of a checkpoint");
        shared.requireFlat(0.05, 0, "JobManager resident MiB");
        shared.requireFlat(0.1, 4, "JobManager old generation MiB");
        shared.requireFlat(0, 3, "JobManager threads");
        shared.requireFlat(0.05, 5, "JobManager open files");
        shared.requireFlat(0.05, 20, "files of students", "files of checkpoints");
        shared.requireFlat(0, 8, "temporary files");
        assertThat(shared.worst("records")).isLessThan((long) SITES.count() * MOST_RECORDS);
    }

    /** Has the cameras of a shift send frames while gauges are sampled. */
    private static void shift(FrameLedger ledger, int shift, Gauges... gauges) {
        List<Cameras.Camera> cameras =
                IntStream.range(0, SITES_OF_A_SHIFT)
                        .map(i -> (NEW_IN_A_SHIFT * shift + i) % SITES.count())
                        .mapToObj(i -> Cameras.Camera.of("camera-" + i, FRAMES_PER_SECOND))
                        .toList();
        long end = System.nanoTime() + SHIFT.toNanos();
        try (Cameras running = new Cameras(ledger, cameras)) {
            await().atMost(SHIFT.multipliedBy(4))
                    .pollInterval(Duration.ofSeconds(5))
                    .until(
                            () -> {
                                for (Gauges each : gauges) {
                                    each.sample();
                                }
                                return System.nanoTime() > end;
                            });
        }
    }

    private static void kill(VideoJob job) {
        String killed = job.taskManager();
        FLINK.killTaskManager(killed);
        FLINK.addTaskManager();
        FLINK.awaitTaskManagers();
        job.awaitRunning();
        // Until the loss is noticed, the job runs on the one that is gone.
        await().atMost(SHIFT.multipliedBy(4))
                .ignoreExceptions()
                .until(() -> !job.taskManager().equals(killed));
    }

    private static long pid(VideoJob job) {
        return FLINK.taskManagerPid(job.taskManager());
    }

    private static Gauges shared(VideoJob job) {
        return new Gauges()
                .withProcess("JobManager", FLINK.jobManagerPid())
                .with("files of students", () -> registryFiles(job, false))
                .with("records", () -> registryFiles(job, true))
                .with("files of checkpoints", () -> Gauges.files(FLINK.checkpoints(), file -> true))
                .with("temporary files", SoakITCase::temporaryFiles);
    }

    private static long registryFiles(VideoJob job, boolean records) {
        return Gauges.files(
                job.registry(), file -> file.getParent().endsWith("retraining") == records);
    }

    /** Models on their way, those of killed processes included. */
    private static long temporaryFiles() {
        return Gauges.files(TEMPORARY, file -> file.toString().endsWith(".pt"));
    }

    /** Median of the last checkpoints, as far as they are known. */
    private static long checkpointBytes(VideoJob job) {
        List<Long> sizes = FLINK.jobs().checkpointSizes(job.id());
        return MemoryWatch.median(sizes, 0, 1);
    }

    private static VideoJob job() {
        return SITES.of(new VideoJob("soak", KAFKA, FLINK, 4), SLOT)
                .with("orric.capacity", "constant:200000000")
                .with("orric.retraining.batch-norm.frames", "8");
    }
}
