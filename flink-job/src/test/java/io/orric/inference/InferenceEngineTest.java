// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.Stamped;
import io.orric.meters.JobMeters;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.testutils.RecordedMetrics;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.FrameDecoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceEngineTest {

    private final JobMeters meters = JobMeters.of("engine");

    private static final DeadLetters LETTERS = new DeadLetters(4);
    private volatile CountDownLatch busy = new CountDownLatch(1);
    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final Queue<PendingFrame> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @TempDir private Path folder;

    @Test
    void framesThatAreReadWhileTheThreadIsBusyAreInferredTogether() throws Exception {
        List<PendingFrame> frames = frames(TinySite.NAME, 11);
        try (InferenceEngine<PendingFrame> engine = engine(new TinySite(folder))) {
            engine.submit(frames.get(0));
            await().until(() -> groups.size() == 1);
            // One after the other, as they come where each answer makes room for the next frame.
            for (PendingFrame frame : frames.subList(1, 11)) {
                engine.submit(frame);
                await().pollInterval(Duration.ofMillis(1)).until(frame::isRead);
            }
            busy.countDown();
            await().until(() -> answered.size() == 11);
        }
        assertThat(groups).containsExactly(1, 4, 4, 2);
        assertThat(answered).containsExactlyElementsOf(frames);
        assertThat(failures).isEmpty();
    }

    @Test
    void sitesWithTheStudentTheyBeganWithShareABatch() throws Exception {
        List<String> sites = List.of("north", "south", "east", "west");
        List<PendingFrame> frames = new ArrayList<>();
        sites.forEach(site -> frames.addAll(frames(site, 3)));
        try (InferenceEngine<PendingFrame> engine = engine(new TinySite(folder))) {
            busy.countDown();
            for (int i = 0; i < 12; i += 3) {
                engine.submit(frames.get(i));
            }
            await().until(() -> answered.size() == 4);
            groups.clear();
            busy = new CountDownLatch(1);
            engine.submit(frames.get(1));
            await().until(() -> groups.size() == 1);
            for (int i : new int[] {2, 4, 5, 7, 8, 10, 11}) {
                engine.submit(frames.get(i));
            }
            await().until(() -> frames.stream().allMatch(PendingFrame::isRead));
            busy.countDown();
            await().until(() -> answered.size() == 12);
        }
        assertThat(groups).containsExactly(1, 4, 3);
        for (String site : sites) {
            assertThat(answered.stream().filter(frame -> frame.site().equals(site)))
                    .containsExactlyElementsOf(
                            frames.stream().filter(frame -> frame.site().equals(site)).toList());
        }
        assertThat(failures).isEmpty();
    }

    private InferenceEngine<PendingFrame> engine(TinySite site) {
        HotSwap students =
                new HotSwap(
                        new ModelLoader(
                                ServedRole.STUDENT,
                                site.registry(),
                                site.models(),
                                1,
                                damage -> {}),
                        false,
                        8,
                        OperatorMetrics.of(new RecordedMetrics(), OrricMetric.Operator.INFERENCE));
        FrameReader reader =
                new FrameReader(
                        new FrameDecoder(TinySite.LIMITS),
                        TinyModels.INPUT,
                        Duration.ZERO,
                        Clock.systemUTC(),
                        LETTERS,
                        meters);
        return new InferenceEngine<>(
                students,
                new InferenceEngine.Work<>(
                        reader::read,
                        this::infer,
                        answers -> answers.forEach(answer -> answered.add(answer.frame())),
                        failures::add),
                2,
                4);
    }

    /** Keeps the thread busy with the first group until the latch opens. */
    private List<Answered> infer(List<PendingFrame> frames, ServedModel student) {
        groups.add(frames.size());
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new GroupInference(
                        TinyModels.INPUT,
                        LETTERS,
                        new InferenceMeter(meters, 1),
                        new StudentChoice(true),
                        (frame, answer) -> false)
                .infer(frames, student);
    }

    private static List<PendingFrame> frames(String site, int count) {
        List<PendingFrame> frames = new ArrayList<>();
        for (Frame frame : TinySite.driftedFrames(count, 1)) {
            frames.add(
                    new PendingFrame(
                            new Stamped<>(
                                    frame, site, 1, 1000, TinyModels.RESOLUTION, 0, 0, false)));
        }
        return frames;
    }
}
