// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.orric.escalation.Escalation;
import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.frames.Stamped;
import io.orric.operator.OrricSlots;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.Resizing;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceOperatorTest {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final int MAX_PARALLELISM = 16;

    private static final TypeInformation<Stamped<Frame>> TYPE =
            OrricSlots.typeOfStamped(TypeInformation.of(Frame.class));

    @TempDir private Path folder;
    private TinySite site;
    private KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult>
            operator;
    private int sent;

    @BeforeEach
    void installModels() throws Exception {
        site = new TinySite(folder);
    }

    @AfterEach
    void closeOperator() throws Exception {
        operator.close();
    }

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
    void framesOfWhichAWholeOpinionComesTogetherAreAnsweredByBoth() throws Exception {
        open(settings(true, Duration.ZERO));
        for (Frame frame : TinySite.driftedFrames(8, 1)) {
            send(frame, 1, 0.5);
        }
        operator.endInput();
        List<Prediction> predictions = predictions();
        assertThat(predictions)
                .extracting(Prediction::offset)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(predictions.stream().filter(Prediction::escalated).count()).isBetween(2L, 4L);
        assertThat(predictions)
                .allMatch(p -> p.escalated() == (p.teacherVersion() != null))
                .allMatch(p -> p.modelVersion() == 0);
    }

    @Test
    void theAnswerOfBothIsNotTheStudents() throws Exception {
        open(settings(true, Duration.ZERO));
        List<Frame> frames = TinySite.driftedFrames(30, 1);
        for (Frame frame : frames) {
            send(frame, 1, 0);
        }
        for (Frame frame : frames) {
            send(frame, 2, 1);
        }
        operator.endInput();
        List<Prediction> alone = predictions().subList(0, 30);
        List<Prediction> both = predictions().subList(30, 60);
        assertThat(alone).noneMatch(Prediction::escalated);
        assertThat(both).allMatch(Prediction::escalated);
        assertThat(correct(both)).isGreaterThan(correct(alone) + 5);
    }

    @Test
    void framesOfACameraDoNotWaitForTheTeacherToBeLoaded() throws Exception {
        open(settings(false, Duration.ZERO));
        send(TinySite.driftedFrames(1, 1).get(0), 1, 1);
        operator.endInput();
        assertThat(predictions()).singleElement().matches(p -> !p.escalated());
        await().pollInSameThread().until(() -> infer(2, 1).escalated());
    }

    @Test
    void eachModelSeesAFrameAsItsInputSays() throws Exception {
        ModelInput teacherInput =
                new ModelInput(
                        new Channels(0.6f, 0.5f, 0.4f),
                        new Channels(0.4f, 0.5f, 0.6f),
                        new Resizing(Mode.CENTRE_CROP, Filter.BILINEAR_ANTIALIAS, 4, 3));
        open(settings(true, Duration.ZERO), site.modelsWithInputs(TinyModels.INPUT, teacherInput));
        Frame frame = TinySite.driftedFrames(1, 1).get(0);
        send(frame, 1, 1);
        operator.endInput();
        float[] expected =
                Escalation.DEFAULT.combined(
                        answer(site.files().student(), frame, TinyModels.INPUT),
                        answer(site.files().teacher(), frame, teacherInput));
        assertThat(predictions().get(0).escalated()).isTrue();
        assertThat(predictions().get(0).confidence())
                .isCloseTo(expected[Probabilities.argMax(expected)], within(1e-4));
    }

    private static float[] answer(Path model, Frame frame, ModelInput input) throws Exception {
        int side = TinyModels.RESOLUTION;
        short[] pixels = new FrameDecoder(TinySite.LIMITS).pixels(frame.image(), side, input);
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            return classifier.probabilities(PixelBatch.ofPixels(List.of(pixels), side, input))[0];
        }
    }

    @Test
    void aPublishedTeacherIsSwappedInBetweenTwoBatches() throws Exception {
        open(settings(false, Duration.ZERO));
        await().pollInSameThread()
                .until(() -> Long.valueOf(0).equals(infer(1, 1).teacherVersion()));
        site.publishTeacher();
        await().pollInSameThread()
                .until(() -> Long.valueOf(1).equals(infer(1, 1).teacherVersion()));
        assertThat(predictions()).hasSize(sent).allMatch(p -> p.modelVersion() == 0);
    }

    @Test
    void whereTheTeacherAnswersNoNumbersTheStudentAnswers() throws Exception {
        open(settings(true, Duration.ZERO), site.modelsWithNanTeacher());
        Prediction last = infer(1, 1);
        assertThat(last.escalated()).isFalse();
        assertThat(last.confidence()).isBetween(0.0, 1.0);
        assertThat(predictions()).hasSize(6);
    }

    @Test
    void aTeacherSeesFramesAtItsOwnResolution() throws Exception {
        open(settings(true, Duration.ZERO));
        for (Frame frame : TinySite.driftedFrames(6, 1)) {
            operator.processElement(stamped(frame, 1, TinyModels.RESOLUTION / 2, 1), 0);
        }
        operator.endInput();
        assertThat(predictions())
                .hasSize(6)
                .allMatch(Prediction::escalated)
                .allMatch(p -> p.resolution() == TinyModels.RESOLUTION / 2);
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

    private void open(InferenceSettings settings) throws Exception {
        open(settings, site.models());
    }

    private void open(InferenceSettings settings, ModelSet models) throws Exception {
        operator = harness(settings, models, 1, 0);
        operator.open();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult> harness(
            InferenceSettings settings, ModelSet models, int parallelism, int subtask)
            throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult>(
                        new InferenceOperatorFactory(site.registry(), models, settings, TYPE),
                        Stamped::site,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setup(
                TypeInformation.of(InferenceResult.class)
                        .createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    private static InferenceSettings settings(boolean await, Duration maxAge) {
        return new InferenceSettings(
                TinySite.LIMITS,
                new DeadLetters(4),
                64,
                4,
                2,
                1,
                maxAge,
                POLL,
                16,
                Escalation.DEFAULT,
                await);
    }

    /** Sends frames of a slot and waits for them; the last of their predictions. */
    private Prediction infer(long slot) throws Exception {
        return infer(slot, 0);
    }

    private Prediction infer(long slot, double escalation) throws Exception {
        for (Frame frame : TinySite.driftedFrames(6, 1)) {
            send(frame, slot, escalation);
        }
        await().pollInSameThread()
                .until(
                        () -> {
                            operator.getTaskMailbox()
                                    .tryTake(-1)
                                    .ifPresent(InferenceOperatorTest::run);
                            return operator.getOutput().size() >= sent;
                        });
        List<Prediction> all = predictions();
        return all.get(all.size() - 1);
    }

    private void send(Frame frame, long slot) throws Exception {
        send(frame, slot, 0);
    }

    private void send(Frame frame, long slot, double escalation) throws Exception {
        operator.processElement(stamped(frame, slot, TinyModels.RESOLUTION, escalation), 0);
        sent++;
    }

    private static long correct(List<Prediction> predictions) {
        return predictions.stream().filter(p -> p.className().equals(p.label())).count();
    }

    private static void run(Mail mail) {
        try {
            mail.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Prediction> predictions() {
        return operator.extractOutputValues().stream()
                .map(InferenceResult::prediction)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Long> versions() {
        return predictions().stream().map(Prediction::modelVersion).toList();
    }

    private static Stamped<Frame> stamped(
            Frame frame, long slot, int resolution, double escalation) {
        return new Stamped<>(
                frame,
                TinySite.NAME,
                slot,
                slot * 1000,
                resolution,
                escalation,
                (slot - 1) * 1000,
                false);
    }

    private static RetrainingRecord settled(long slot, long version) {
        return new RetrainingRecord(
                slot, slot * 1000, RetrainingRecord.Outcome.PUBLISHED, version, 1, 1, 1, "");
    }
}
