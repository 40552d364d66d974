// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.Stamped;
import io.orric.job.ModelFiles;
import io.orric.meters.JobMeters;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.RecordedMetrics;
import io.orric.testutils.TinySite;
import io.orric.testutils.Variants;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred versions of the roadside student, one after the other, through its graph. */
class ManySwapsTest {

    private final JobMeters meters = JobMeters.of("engine");

    private static final DeadLetters LETTERS = new DeadLetters(4);
    private static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);
    private static final int RESOLUTION = 64;
    private static final int SWAPS = 200;

    /** Below the 150 MB that the weights of a quarter of so many sessions take. */
    private static final long SLACK_BYTES = 100L << 20;

    private final Path student = Path.of("../models/roadside/student.pt");
    private final Queue<Optional<Answer>> results = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<byte[]> garbage = new ArrayList<>();
    private long submitted;

    @TempDir private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX) // reads the memory of its process in /proc
    void memoryStaysFlatNoFrameIsLostAndVersionsOnlyRise() throws Exception {
        ModelRegistry registry = new ModelRegistry(folder.resolve("registry").toString(), 3);
        ClassNames classes = ClassNames.read(student.resolveSibling("classes.txt"));
        ModelSet models =
                new ModelSet(
                        ModelFiles.install(student, registry),
                        ModelFiles.install(student, registry),
                        classes,
                        INPUT,
                        INPUT,
                        RESOLUTION);
        assertThat(models.student().hasGraph()).isTrue();
        RecordedMetrics metrics = new RecordedMetrics();
        HotSwap students =
                new HotSwap(
                        new ModelLoader(
                                ServedRole.STUDENT,
                                registry,
                                models,
                                1,
                                damage -> failures.add(damage)),
                        false,
                        2,
                        OperatorMetrics.of(metrics, OrricMetric.Operator.INFERENCE));
        students.pollEvery(Duration.ofMillis(1));
        List<Long> memory = new ArrayList<>();
        try (InferenceEngine<PendingFrame> engine = engine(students)) {
            inferUntil(engine, 0);
            for (int version = 1; version <= SWAPS; version++) {
                Path next = Variants.of(student, version, folder);
                registry.publish(TinySite.NAME, 0, published(), next);
                Files.delete(next);
                inferUntil(engine, version);
                if (version % (SWAPS / 4) == 0) {
                    memory.add(nativeBytes());
                }
            }
            await().until(() -> results.size() == submitted);
        }
        // Memory that is not freed adds up; what else this process does comes once.
        assertThat(growths(memory)).anyMatch(growth -> growth < SLACK_BYTES);
        assertThat(failures).isEmpty();
        assertThat(results).noneMatch(Optional::isEmpty);
        List<Long> versions = results.stream().map(r -> r.get().version()).toList();
        assertThat(versions).isSorted().contains(0L, 1L, 100L, (long) SWAPS);
        assertThat(metrics.count("modelSwaps")).isEqualTo(SWAPS);
    }

    private static List<Long> growths(List<Long> memory) {
        return IntStream.range(1, memory.size())
                .mapToObj(i -> memory.get(i) - memory.get(i - 1))
                .toList();
    }

    private InferenceEngine<PendingFrame> engine(HotSwap students) {
        FrameReader reader =
                new FrameReader(
                        new FrameDecoder(TinySite.LIMITS),
                        INPUT,
                        Duration.ZERO,
                        Clock.systemUTC(),
                        LETTERS,
                        meters);
        GroupInference inference =
                new GroupInference(
                        INPUT,
                        LETTERS,
                        new InferenceMeter(meters, 1),
                        new StudentChoice(true),
                        (frame, answer) -> false);
        return new InferenceEngine<>(
                students,
                new InferenceEngine.Work<>(
                        reader::read,
                        inference::infer,
                        answers ->
                                answers.forEach(a -> results.add(Optional.ofNullable(a.answer()))),
                        failures::add),
                1,
                8);
    }

    /** Submits frames until one is answered by this version. */
    private void inferUntil(InferenceEngine<PendingFrame> engine, long version) {
        List<Frame> frames = TinySite.driftedFrames(3, 1);
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            for (Frame frame : frames) {
                                engine.submit(pending(frame));
                                submitted++;
                            }
                            return !failures.isEmpty() || newest() >= version;
                        });
    }

    private long newest() {
        return results.stream().mapToLong(r -> r.map(Answer::version).orElse(-1L)).max().orElse(-1);
    }

    private static PendingFrame pending(Frame frame) {
        return new PendingFrame(
                new Stamped<>(frame, TinySite.NAME, 1, 1000, RESOLUTION, 0, 0, false));
    }

    private static RetrainingRecord published() {
        return new RetrainingRecord(1, 1000, RetrainingRecord.Outcome.PUBLISHED, 0, 1, 1, 1, "");
    }

    /** Resident memory beside the heap, whose committed part is made resident first. */
    private long nativeBytes() throws IOException {
        long free = Runtime.getRuntime().freeMemory();
        for (long filled = 0; filled + (4 << 20) < free; filled += 1 << 20) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 1);
            garbage.add(block);
        }
        garbage.clear();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return (Long.parseLong(line.replaceAll("\\D", "")) << 10) - heap;
            }
        }
        throw new IOException("no VmRSS");
    }
}
