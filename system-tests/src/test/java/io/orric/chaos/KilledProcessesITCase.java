// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class KilledProcessesITCase {

    private static final int FRAMES_PER_SECOND = 40;
    private static final Duration OUTAGE_LENGTH = Duration.ofSeconds(8);

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("killed-kafka");

    /** Two TaskManagers of one slot: one works, the other stands by. */
    @RegisterExtension
    static final FlinkCluster FLINK = new FlinkCluster("killed-flink", 2, 1).highlyAvailable();

    private VideoJob job;
    private FrameLedger ledger;

    @BeforeEach
    void submit(TestInfo test) {
        job = new VideoJob(test.getTestMethod().orElseThrow().getName(), KAFKA, FLINK, 2);
        // More than inference and retraining take, and nobody too sure: the teacher is asked.
        job.with("orric.capacity", "constant:70000000").with("orric.escalation.sure", "1.01");
        ledger = job.ledger();
    }

    @AfterEach
    void cancel() {
        ledger.close();
        job.close();
    }

    @Tag("chaos")
    @Test
    void taskManagerInTheMiddleOfASlot() {
        job.with("orric.slot.length", "2 s").submit();
        long recovery;
        try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
            ledger.awaitPredictionOfAFrameAfter(0);
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> Math.abs(System.currentTimeMillis() % 2000 - 1000) < 100);
            recovery = killTaskManager();
        }
        requireExactlyOnce("TaskManager killed mid-slot", ledger, recovery);
    }

    @Tag("chaos")
    @Test
    void taskManagerInTheMiddleOfAnEpoch() {
        // Enough to retrain on all frames of a slot: epochs follow one another.
        job.with("orric.capacity", "constant:200000000").submit();
        long recovery;
        try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
            ledger.awaitPredictionOfAFrameAfter(0);
            Threads.awaitBusy(
                    FLINK.taskManagerPid(job.taskManager()),
                    "orric-retraining",
                    Duration.ofMillis(100));
            recovery = killTaskManager();
        }
        requireExactlyOnce("TaskManager killed mid-epoch", ledger, recovery);
    }

    /** The next version's file is a pipe: who publishes writes no faster than is read here. */
    @Test
    void taskManagerInTheMiddleOfPublishing() throws Exception {
        job.submit();
        long recovery;
        try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !job.versions("default").isEmpty());
            long newest = job.versions("default").get(job.versions("default").size() - 1);
            Path student = job.version("default", newest + 2).resolve("student.pt");
            makePipe(student);
            byte[] half;
            try (InputStream pipe = Files.newInputStream(student)) {
                half = pipe.readNBytes(100_000);
                recovery = killTaskManager(() -> replace(student, half));
            }
        }
        requireExactlyOnce("TaskManager killed mid-publish", ledger, recovery);
    }

    @Test
    void jobManager() {
        job.submit();
        long recovery;
        try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
            ledger.awaitPredictionOfAFrameAfter(0);
            job.awaitCheckpoint();
            long killed = System.currentTimeMillis();
            FLINK.killJobManager();
            FLINK.startJobManager();
            ledger.awaitPredictionOfAFrameAfter(killed);
            job.awaitRunning();
            recovery = System.currentTimeMillis() - killed;
        }
        requireExactlyOnce("JobManager killed", ledger, recovery);
    }

    @Tag("chaos")
    @Test
    void broker() {
        job.submit();
        long recovery;
        try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
            ledger.awaitPredictionOfAFrameAfter(0);
            KAFKA.stop();
            await().pollDelay(OUTAGE_LENGTH).until(() -> true);
            long started = System.currentTimeMillis();
            KAFKA.start();
            ledger.awaitPredictionOfAFrameAfter(started);
            recovery = System.currentTimeMillis() - started;
        }
        requireExactlyOnce("Kafka broker stopped for 8 s", ledger, recovery);
    }

    /** Milliseconds until a frame that was taken after the kill is predicted, and committed. */
    private long killTaskManager() {
        return killTaskManager(() -> {});
    }

    private long killTaskManager(Runnable next) {
        long killed = System.currentTimeMillis();
        FLINK.killTaskManager(job.taskManager());
        next.run();
        FLINK.addTaskManager();
        ledger.awaitPredictionOfAFrameAfter(killed);
        long recovery = System.currentTimeMillis() - killed;
        FLINK.awaitTaskManagers();
        return recovery;
    }

    private static void makePipe(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path.getParent());
        Process maker = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        if (maker.waitFor() != 0) {
            throw new IOException("Cannot make a pipe at " + path);
        }
    }

    /** Leaves what a machine that lost its power would: the beginning of a file. */
    private static void replace(Path pipe, byte[] content) {
        try {
            Files.delete(pipe);
            Files.write(pipe, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frames that were answered by student and teacher when processes died count like others. */
    private void requireExactlyOnce(String failure, FrameLedger ledger, long recovery) {
        Evidence.requireExactlyOnce(failure, ledger, recovery);
        assertThat(ledger.predictions())
                .anyMatch(prediction -> prediction.get("escalated").asBoolean())
                .anyMatch(prediction -> !prediction.get("escalated").asBoolean());
    }
}
