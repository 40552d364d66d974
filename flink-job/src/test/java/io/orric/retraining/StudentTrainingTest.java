// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.ConfigurationSpace;
import io.orric.io.RecordedFrames.RecordedFrame;
import io.orric.profile.ProfileFile;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
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
        ConfigurationSpace space = ProfileFile.read(models.profile()).space();
        ReplayBudget replay =
                new ReplayBudget(100, 0.5, space.labelledFrameCost() / space.trainedFrameCost());
        StudentTraining training = training(GENTLE, replay);
        double charged = 60 * space.labelledFrameCost();
        assertThat(train(training, 1).cost(space)).isCloseTo(charged, within(1e-6 * charged));
        for (long slot = 2; slot <= 3; slot++) {
            assertThat(train(training, slot).cost(space)).isLessThanOrEqualTo(charged);
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
        ConfigurationSpace space = ProfileFile.read(models.profile()).space();
        double framesPerLabel = space.labelledFrameCost() / space.trainedFrameCost();
        TrainingParameters half =
                new TrainingParameters(
                        0.001f,
                        0,
                        16,
                        true,
                        0,
                        1,
                        new StatisticsAdaptation(0.5, 100, 16, Variation.CROP, 1.5));
        StudentTraining training = training(half, new ReplayBudget(100, 0.5, framesPerLabel));
        for (long slot = 1; slot <= 3; slot++) {
            TrainingResult result = train(training, slot);
            assertThat(result.evaluated()).isPositive();
            assertThat(result.labelled()).isEqualTo(slot == 1 ? 30 : 15);
            assertThat(result.cost(space)).isLessThanOrEqualTo(60 * space.labelledFrameCost());
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

    private static StudentTraining training(TrainingParameters parameters, ReplayBudget replay) {
        return new StudentTraining(parameters, replay, TinyModels.INPUT);
    }

    private static PixelBatch drifted() throws Exception {
        List<RgbImage> images = new ArrayList<>();
        for (RecordedFrame frame : TinyModels.driftedFrames(60, 1)) {
            images.add(new FrameDecoder(TinySite.LIMITS).decode(frame.image()));
        }
        return PixelBatch.of(images, TinyModels.RESOLUTION, TinyModels.INPUT);
    }
}
