// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cameras.CameraFrame;
import io.orric.chaos.Cameras.Camera;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More frames than the machine answers: what waits in Kafka, and what comes too fast. */
@Tag("chaos")
class LoadITCase {

    private static final Duration BACKLOG = Duration.ofMinutes(30);
    private static final Duration OVERLOAD = Duration.ofMinutes(1);
    private static final Duration MAX_AGE = Duration.ofSeconds(5);
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(15);
    private static final double FLAT = 1.05;

    /** Time until a job that frames come too fast for has as many in hand as it takes. */
    private static final Duration FILLING = Duration.ofSeconds(10);

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("load-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK = VideoJob.live(new FlinkCluster("load-flink", 1, 1));

    @Test
    void aBacklogIsAnsweredInFlatMemory() throws IOException {
        try (VideoJob job = new VideoJob("backlog", KAFKA, FLINK, Backlog.CAMERAS);
                FrameLedger ledger = job.ledger()) {
            Backlog.send(ledger, BACKLOG);
            long frames = ledger.counts().sent();
            job.submit();
            long begin = System.currentTimeMillis();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            awaitAll(ledger, memory);
            double seconds = (System.currentTimeMillis() - begin) / 1000.0;
            Evidence.requireExactlyOnce("backlog of 30 min", ledger);
            Evidence.figure("backlog of 30 min", "frames", frames);
            Evidence.figure("backlog of 30 min", "answered a second", frames / seconds);
            memory.note("backlog of 30 min");
            requireHealthy(job, ledger);
            assertThat(ledger.deadLetters()).isEmpty();
            assertThat((double) memory.resident(3, 4)).isLessThan(FLAT * memory.resident(1, 4));
            assertThat(memory.old(3, 4)).isLessThan(memory.old(1, 4) + 16);
        }
    }

    @Test
    void overloadIsLagAndIsSaidInDecisions() throws IOException {
        try (VideoJob job = new VideoJob("overloaded", KAFKA, FLINK, 4);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            long[] time = overload(ledger, memory, 20, 150, Pictures.slow(1280, 720));
            long answered = ledger.predictions().size();
            awaitAll(ledger, memory);
            Evidence.requireExactlyOnce("150 frames/s of 1280x720", ledger);
            Delays delays = Delays.between(ledger, "camera-", time[0], time[1]);
            Evidence.figure("overload", "answered in the minute", answered);
            Evidence.figure("overload", "worst delay s", delays.worst() / 1000.0);
            double overloaded = overloadedSlots(job, time);
            Evidence.figure("overload", "slots overloaded %", 100 * overloaded);
            memory.note("overload");
            requireHealthy(job, ledger);
            assertThat(ledger.deadLetters()).isEmpty();
            assertThat(overloaded).isEqualTo(1);
        }
    }

    @Test
    void overloadIsSkippedWhereAnswersMustBeFresh() throws IOException {
        try (VideoJob job = new VideoJob("skipping", KAFKA, FLINK, 4);
                FrameLedger ledger = job.ledger()) {
            job.with("orric.overload", "skip")
                    .with("orric.frames.max-age", MAX_AGE.toMillis() + " ms")
                    .submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            long[] time = overload(ledger, memory, 20, 150, Pictures.slow(1280, 720));
            awaitAll(ledger, memory);
            Evidence.requireExactlyOnce("150 frames/s of 1280x720, skipping", ledger);
            Delays delays = Delays.between(ledger, "camera-", time[0], time[1]);
            Evidence.figure("overload skipped", "answered", delays.count());
            Evidence.figure("overload skipped", "skipped", ledger.deadLetters().size());
            Evidence.figure("overload skipped", "delay P50 s", delays.percentile(0.5) / 1000.0);
            Evidence.figure("overload skipped", "delay P95 s", delays.percentile(0.95) / 1000.0);
            Evidence.figure("overload skipped", "worst delay s", delays.worst() / 1000.0);
            double overloaded = overloadedSlots(job, time);
            Evidence.figure("overload skipped", "slots overloaded %", 100 * overloaded);
            memory.note("overload skipped");
            requireHealthy(job, ledger);
            assertThat(ledger.deadLetters())
                    .isNotEmpty()
                    .allMatch(letter -> letter.get("code").asText().equals("skipped"));
            assertThat(delays.worst()).isLessThan(2 * MAX_AGE.toMillis());
        }
    }

    @Test
    void twoThousandSmallFramesASecondAreOnlyLag() throws IOException {
        Path cifar = Project.root().resolveSibling("shared/models");
        try (VideoJob job = new VideoJob("small", KAFKA, FLINK, 8);
                FrameLedger ledger = job.ledger()) {
            if (Files.exists(cifar)) {
                job.withModels(cifar).with("orric.capacity", "constant:20000000");
            }
            job.submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            overload(ledger, memory, 40, 2000, Pictures.sized(32, 32));
            Evidence.figure("2000 frames/s", "answered in the minute", ledger.predictions().size());
            awaitAll(ledger, memory);
            Evidence.requireExactlyOnce("2000 frames/s of 32x32", ledger);
            memory.note("2000 frames/s");
            requireHealthy(job, ledger);
            assertThat(ledger.deadLetters()).isEmpty();
        }
    }

    /** Has cameras send for a minute and gives the times of the first and of the last frame. */
    private static long[] overload(
            FrameLedger ledger,
            MemoryWatch memory,
            int cameras,
            int framesPerSecond,
            CameraFrame[] pictures) {
        List<Camera> all =
                IntStream.range(0, cameras)
                        .mapToObj(i -> "camera-" + i)
                        .map(name -> Camera.of(name, (double) framesPerSecond / cameras))
                        .map(camera -> camera.showing(pictures))
                        .toList();
        long begin = System.currentTimeMillis();
        long end = begin + OVERLOAD.toMillis();
        try (Cameras running = new Cameras(ledger, all)) {
            await().atMost(OVERLOAD.multipliedBy(2))
                    .pollInterval(SAMPLE_INTERVAL)
                    .until(
                            () -> {
                                memory.sample();
                                return System.currentTimeMillis() > end;
                            });
        }
        return new long[] {begin, end};
    }

    private static void awaitAll(FrameLedger ledger, MemoryWatch memory) {
        await().atMost(RESULT_TIMEOUT)
                .pollInterval(SAMPLE_INTERVAL)
                .until(
                        () -> {
                            memory.sample();
                            return ledger.counts().lost() == 0;
                        });
    }

    /** Share of the slots that were overloaded while frames came too fast. */
    private static double overloadedSlots(VideoJob job, long[] time) {
        List<JsonNode> slots =
                job.decisions().stream()
                        .filter(d -> d.get("slotStart").asLong() > time[0] + FILLING.toMillis())
                        .filter(d -> d.get("slotEnd").asLong() < time[1])
                        .toList();
        long overloaded = slots.stream().filter(d -> d.get("overloaded").asBoolean()).count();
        return (double) overloaded / slots.size();
    }

    /** Nothing failed, nothing is late, and the slots had each frame once. */
    private static void requireHealthy(VideoJob job, FrameLedger ledger) throws IOException {
        assertThat(ledger.predictions()).noneMatch(p -> p.get("late").asBoolean());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(framesOfSlots(job)).isEqualTo(ledger.counts().sent()));
        assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        assertThat(FLINK.taskManagers()).containsExactly("taskmanager-1");
        FLINK.awaitTaskManagers();
        assertThat(FLINK.folder().resolve("taskmanager-1.log"))
                .content()
                .doesNotContain("java.lang.OutOfMemoryError");
    }

    private static long framesOfSlots(VideoJob job) {
        return job.decisions().stream().mapToLong(d -> d.get("frames").asLong()).sum();
    }
}
