// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.orric.escalation.Escalation;
import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.Resizing;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that the teacher is asked about. */
class TeacherOpinionsTest extends InferenceHarness {

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

    private static long correct(List<Prediction> predictions) {
        return predictions.stream().filter(p -> p.className().equals(p.label())).count();
    }
}
