// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentTrainingTest {

    private static final TrainingParameters GENTLE =
            new TrainingParameters(0.01f, 0, 16, true, 0.3, 0, StatisticsAdaptation.NONE);

    /** Costs of one frame: a pass of the student, a step of it, an answer of the teacher. */
    private static final int PASS = 1;

    private static final int STEP = 2;
    private static final int ANSWER = 3;

    private static final double FRAMES_PER_LABEL = (double) (ANSWER + STEP) / STEP;

    /** Compute of a sample of 60 frames. */
    private static final int CHARGED = 60 * (ANSWER + STEP);

    @TempDir private Path folder;

    private TinyModels models;
    private ImageClassifier teacher;
    private Path trained;

    /** Frames that the last training had labelled. */
    private int labelled;

    @BeforeEach
    void openTeacher() throws IOException {
        models = TinyModels.copyTo(folder);
        teacher = ImageClassifier.load(models.teacher());
        trained = folder.resolve("trained.pt");
    }

    @AfterEach
    void closeTeacher() {
        teacher.close();
    }

    @Test
    void countsEveryPassThroughEitherModel() throws Exception {
        TrainingResult result = train(GENTLE, ReplayBudget.NONE, 1);
        assertThat(result.labelled()).isEqualTo(labelled).isEqualTo(60);
        assertThat(result.trained()).isEqualTo(42);
        assertThat(result.evaluated()).isEqualTo(2 * 18);
        assertThat(result.accepted()).isTrue();
        assertThat(Files.size(trained)).isPositive();
    }

    /** Judging a held-out frame before and after costs what training on it would have cost. */
    @Test
    void costsNoMoreThanTheAllocationWasChargedWhateverIsHeldOutOrRemembered() throws Exception {
        StudentTraining training = training(GENTLE, new ReplayBudget(100, 0.5, FRAMES_PER_LABEL));
        assertThat(cost(train(training, 1))).isEqualTo(CHARGED);
        for (long slot = 2; slot <= 3; slot++) {
            assertThat(cost(train(training, slot))).isLessThanOrEqualTo(CHARGED);
        }
    }

    @Test
    void rememberedFramesAreTrainedOnAndNotLabelledAgain() throws Exception {
        StudentTraining training = training(GENTLE, new ReplayBudget(100, 0.5, 2));
        train(training, 1);
        TrainingResult second = train(training, 2);
        assertThat(second.labelled()).isEqualTo(labelled).isEqualTo(30);
        assertThat(second.trained()).isEqualTo(30 - 9 + 60);
    }

    @Test
    void statisticsFollowUnlabelledFramesForTheirShareOfTheCompute() throws Exception {
        TrainingParameters half =
                new TrainingParameters(
                        0.001f,
                        0,
                        16,
                        true,
                        0,
                        1,
                        new StatisticsAdaptation(0.5, 100, 16, Variation.CROP, 1.5));
        StudentTraining training = training(half, new ReplayBudget(100, 0.5, FRAMES_PER_LABEL));
        for (long slot = 1; slot <= 3; slot++) {
            TrainingResult result = train(training, slot);
            assertThat(result.evaluated()).isPositive();
            assertThat(result.labelled()).isEqualTo(slot == 1 ? 30 : 15);
            assertThat(cost(result)).isLessThanOrEqualTo(CHARGED);
        }
    }

    @Test
    void statisticsAloneNeedNoLabels() throws Exception {
        TrainingParameters alone =
                new TrainingParameters(
                        0,
                        0,
                        16,
                        true,
                        0,
                        1,
                        new StatisticsAdaptation(0.5, 100, 16, Variation.CROP, 0));
        TrainingResult result = train(training(alone, new ReplayBudget(100, 0.5, 2)), 1);
        assertThat(result.labelled()).isEqualTo(labelled).isZero();
        assertThat(result.trained()).isZero();
        assertThat(result.evaluated()).isEqualTo(2 * 60 / 16 * 16);
        assertThat(result.accepted()).isTrue();
        assertThat(Files.mismatch(trained, models.student())).isNotNegative();
    }

    @Test
    void thePapersStepJudgesNothingAndIsAlwaysAccepted() throws Exception {
        TrainingResult result = train(TrainingParameters.PAPER, ReplayBudget.NONE, 1);
        assertThat(result.trained()).isEqualTo(60);
        assertThat(result.evaluated()).isZero();
        assertThat(result.agreementBefore()).isNaN();
        assertThat(result.accepted()).isTrue();
    }

    /** The demo's student drops activations at random while it is trained. */
    @Test
    void theSameSampleOfTheSameSlotMakesTheSameStudent() throws Exception {
        assertThat(Files.mismatch(trainDemo(1, "a.pt"), trainDemo(1, "b.pt"))).isNegative();
        assertThat(Files.mismatch(trainDemo(1, "a.pt"), trainDemo(2, "b.pt"))).isNotNegative();
    }

    private Path trainDemo(long slot, String name) throws Exception {
        float[] values = new float[8 * 3 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 / 7f;
        }
        float[][] labels = new float[8][8];
        Arrays.stream(labels).forEach(row -> row[0] = 1);
        Path written = folder.resolve(name);
        training(TrainingParameters.PAPER, ReplayBudget.NONE)
                .train(
                        "site",
                        slot,
                        new PixelBatch(8, 64, values),
                        pictures -> labels,
                        Path.of("../models/roadside/student.pt"),
                        written);
        return written;
    }

    private TrainingResult train(TrainingParameters parameters, ReplayBudget replay, long slot)
            throws Exception {
        return train(training(parameters, replay), slot);
    }

    private TrainingResult train(StudentTraining training, long slot) throws Exception {
        labelled = 0;
        return training.train("site", slot, drifted(), this::label, models.student(), trained);
    }

    private float[][] label(PixelBatch pictures) throws IOException {
        labelled += pictures.size();
        return teacher.probabilities(pictures);
    }

    private static int cost(TrainingResult result) {
        return ANSWER * result.labelled() + STEP * result.trained() + PASS * result.evaluated();
    }

    private static StudentTraining training(TrainingParameters parameters, ReplayBudget replay) {
        return new StudentTraining(parameters, replay, TinyModels.INPUT);
    }

    private static PixelBatch drifted() throws Exception {
        List<RgbImage> images = new ArrayList<>();
        for (LabelledImage frame : TinyModels.driftedFrames(60, 1)) {
            images.add(new FrameDecoder(new ImageLimits(1 << 20, 1 << 20)).decode(frame.image()));
        }
        return PixelBatch.of(images, TinyModels.RESOLUTION, TinyModels.INPUT);
    }
}
