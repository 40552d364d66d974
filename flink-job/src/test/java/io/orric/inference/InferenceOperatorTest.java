// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class InferenceOperatorTest extends InferenceHarness {

    /** Frames, enough for a change to be noticed. */
    private static final int SLOT = 24;

    @Test
    void predictsEveryFrameInOrderWithTheBaseStudent() throws Exception {
        open(settings(false, Duration.ZERO));
        infer(1);
        infer(1);
        assertThat(predictions()).hasSize(12).allMatch(p -> p.modelVersion() == 0);
        assertThat(predictions())
                .extracting(Prediction::offset)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPublishedStudentIsSwappedInBetweenTwoBatches() throws Exception {
        open(settings(false, Duration.ZERO));
        infer(1);
        for (long version = 1; version <= 3; version++) {
            site.publish();
            long expected = version;
            await().pollInSameThread().until(() -> infer(1).modelVersion() == expected);
        }
        assertThat(predictions()).hasSize(sent);
        assertThat(versions()).isSorted().containsOnly(0L, 1L, 2L, 3L);
    }

    @Test
    void aDamagedVersionIsPassedOverAndTheRunningStudentStays() throws Exception {
        open(settings(false, Duration.ZERO));
        site.publish();
        await().pollInSameThread().until(() -> infer(1).modelVersion() == 1);
        site.publish();
        site.publishDamaged();
        await().pollInSameThread().until(() -> infer(1).modelVersion() >= 2);
        assertThat(versions()).isSorted().doesNotContain(3L);
    }

    @Test
    void aVersionThatDoesNotFitTheGraphIsPassedOverAsDamaged() throws Exception {
        site.publish();
        site.publishUnfit();
        open(settings(false, Duration.ZERO));
        assertThat(infer(1).modelVersion()).isEqualTo(1);
        site.publishUnfit();
        site.publish();
        await().pollInSameThread().until(() -> infer(1).modelVersion() == 4);
        assertThat(versions()).isSorted().containsOnly(1L, 4L);
    }

    @Test
    void studentsWithoutAGraphAreSwappedToo() throws Exception {
        open(settings(false, Duration.ZERO), site.modelsWithoutGraphs());
        infer(1);
        site.publish();
        await().pollInSameThread().until(() -> infer(1).modelVersion() == 1);
        assertThat(versions()).isSorted().containsOnly(0L, 1L);
    }

    @Test
    void whereSlotsAwaitRetrainingEachGetsTheStudentThatItLeft() throws Exception {
        site.publish();
        site.publish();
        site.registry().record(TinySite.NAME, settled(1, 1));
        site.registry().record(TinySite.NAME, settled(2, 2));
        open(settings(true, Duration.ZERO));
        assertThat(infer(1).modelVersion()).isZero();
        assertThat(infer(2).modelVersion()).isEqualTo(1);
        assertThat(infer(3).modelVersion()).isEqualTo(2);
        assertThat(versions()).isSorted();
    }

    @Test
    void theBaseAnswersWhenPicturesSuddenlyLookOtherwise() throws Exception {
        site.publish();
        open(settings(false, Duration.ZERO));
        assertThat(unfamiliar(1, TinySite.driftedFrames(SLOT, 1))).containsOnly(false);
        assertThat(unfamiliar(2, dark(TinySite.driftedFrames(SLOT, 2))))
                .startsWith(false)
                .endsWith(true);
        assertThat(unfamiliar(3, dark(TinySite.driftedFrames(SLOT, 3)))).containsOnly(false);
        assertThat(versions()).containsOnly(1L);
    }

    @Test
    void theStudentAnswersWhateverItSeesIfWanted() throws Exception {
        site.publish();
        open(settings(Unfamiliar.STUDENT));
        unfamiliar(1, TinySite.driftedFrames(SLOT, 1));
        assertThat(unfamiliar(2, dark(TinySite.driftedFrames(SLOT, 2)))).containsOnly(false);
    }

    @Test
    void undecodableFramesBecomeDeadLettersAndKeepTheirPlace() throws Exception {
        open(settings(false, Duration.ZERO));
        List<Frame> frames = TinySite.driftedFrames(2, 1);
        send(frames.get(0), 1);
        send(new Frame(TinySite.NAME, "camera", 1, new byte[] {1, 2, 3}, null, "test", 77), 1);
        send(frames.get(1), 1);
        operator.endInput();
        List<InferenceResult> results = operator.extractOutputValues();
        assertThat(results)
                .extracting(result -> result.prediction() == null)
                .containsExactly(false, true, false);
        DeadLetter letter = results.get(1).deadLetter();
        assertThat(letter.offset()).isEqualTo(77);
        assertThat(letter.camera()).isEqualTo("camera");
        assertThat(letter.code()).isEqualTo(DeadLetterCode.UNKNOWN_FORMAT);
        assertThat(letter.reason()).isEqualTo("neither JPEG nor PNG");
    }

    @Test
    void aFrameThatTheStudentFailsOnIsADeadLetterAndTheOthersAreAnswered() throws Exception {
        open(settings(false, Duration.ZERO), site.modelsWithFixedSizeStudent());
        List<Frame> frames = TinySite.driftedFrames(3, 1);
        send(frames.get(0), 1);
        operator.processElement(stamped(frames.get(1), 1, TinyModels.RESOLUTION / 2, 0), 0);
        sent++;
        send(frames.get(2), 1);
        operator.endInput();
        List<InferenceResult> results = operator.extractOutputValues();
        assertThat(results).hasSize(3);
        assertThat(results.get(0).prediction()).isNotNull();
        assertThat(results.get(1).deadLetter().code()).isEqualTo(DeadLetterCode.MODEL_FAILED);
        assertThat(results.get(1).deadLetter().reason())
                .startsWith("student version 0: ")
                .contains("pictures of 24 pixels only");
        assertThat(results.get(2).prediction()).isNotNull();
    }

    @Test
    void aFrameOlderThanTheLimitIsSkipped() throws Exception {
        open(settings(false, Duration.ofMinutes(1)));
        Frame old = TinySite.driftedFrames(1, 1).get(0);
        long now = System.currentTimeMillis();
        Frame fresh =
                new Frame(TinySite.NAME, "camera", now, now, now, old.image(), null, "t", 0, 1);
        send(old, 1);
        send(fresh, 1);
        operator.endInput();
        List<InferenceResult> results = operator.extractOutputValues();
        assertThat(results.get(0).deadLetter().code()).isEqualTo(DeadLetterCode.SKIPPED);
        assertThat(results.get(1).prediction()).isNotNull();
    }

    @Test
    void framesInFlightAreAnsweredInOrderAfterARestoreAtAnyParallelism() throws Exception {
        open(settings(false, Duration.ZERO));
        List<Frame> frames = TinySite.driftedFrames(20, 1);
        for (Frame frame : frames) {
            send(frame, 1);
        }
        // Results wait in the mailbox, which nobody has looked into.
        OperatorSubtaskState snapshot = operator.snapshot(1, 1);
        operator.close();
        List<Long> answered = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            operator = harness(settings(false, Duration.ZERO), site.models(), 2, subtask);
            operator.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            snapshot, MAX_PARALLELISM, 1, 2, subtask));
            operator.open();
            operator.endInput();
            predictions().forEach(prediction -> answered.add(prediction.offset()));
            assertThat(operator.snapshot(2, 2).getManagedKeyedState())
                    .as("answered frames are not state")
                    .allSatisfy(state -> assertThat(state.getStateSize()).isLessThan(10_000));
            if (subtask == 0) {
                operator.close();
            }
        }
        assertThat(answered).containsExactlyElementsOf(frames.stream().map(Frame::offset).toList());
    }

    private List<Long> versions() {
        return predictions().stream().map(Prediction::modelVersion).toList();
    }

    private static RetrainingRecord settled(long slot, long version) {
        return new RetrainingRecord(
                slot, slot * 1000, RetrainingRecord.Outcome.PUBLISHED, version, 1, 1, 1, "");
    }

    private List<Boolean> unfamiliar(long slot, List<Frame> frames) throws Exception {
        for (Frame frame : frames) {
            send(frame, slot);
        }
        await().pollInSameThread().until(this::allAnswered);
        return predictions().subList(sent - frames.size(), sent).stream()
                .map(Prediction::unfamiliar)
                .toList();
    }

    private static List<Frame> dark(List<Frame> frames) throws IOException {
        List<Frame> dark = new ArrayList<>();
        for (Frame frame : frames) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame.image()));
            for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
                int x = i % image.getWidth();
                int y = i / image.getWidth();
                image.setRGB(x, y, (image.getRGB(x, y) & 0xFCFCFC) >> 2);
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            dark.add(
                    new Frame(
                            frame.site(),
                            frame.camera(),
                            frame.captureTime(),
                            png.toByteArray(),
                            frame.label(),
                            "test",
                            frame.offset()));
        }
        return dark;
    }
}
