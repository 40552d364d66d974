// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.Tensors;
import io.orric.testutils.TinyModels;
import io.orric.vision.Augmentation;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentTrainerTest {

    /** Costs of one frame: a pass of the student, a step of it, an answer of the teacher. */
    private static final int PASS = 1;

    private static final int STEP = 2;
    private static final int ANSWER = 3;

    private static final double FRAMES_PER_LABEL = (double) (ANSWER + STEP) / STEP;

    private static final Replay NO_REPLAY = new Replay(0, 0);
    private static final QualityGate NO_GATE = QualityGate.OPEN;

    /** Running mean, running variance and batch counter of the student's one batch norm. */
    private static final int STATISTICS = 3;

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
        TrainingResult result = train(trainer(gentle(NO_REPLAY)), 1);
        assertThat(result.labelled()).isEqualTo(labelled).isEqualTo(60);
        assertThat(result.trained()).isEqualTo(42);
        assertThat(result.evaluated()).isEqualTo(2 * 18);
        assertThat(result.accepted()).isTrue();
        assertThat(Files.size(trained)).isPositive();
    }

    /** Judging a held-out frame before and after costs what training on it would have cost. */
    @Test
    void costsNoMoreThanTheAllocationWasChargedWhateverIsHeldOutOrRemembered() throws Exception {
        StudentTrainer training = trainer(gentle(new Replay(100, 0.5)));
        assertThat(cost(train(training, 1))).isEqualTo(CHARGED);
        for (long slot = 2; slot <= 3; slot++) {
            assertThat(cost(train(training, slot))).isLessThanOrEqualTo(CHARGED);
        }
    }

    @Test
    void rememberedFramesAreTrainedOnAndNotLabelledAgain() throws Exception {
        StudentTrainer training = gentle(new Replay(100, 0.5)).trainer(2);
        train(training, 1);
        TrainingResult second = train(training, 2);
        assertThat(second.labelled()).isEqualTo(labelled).isEqualTo(30);
        assertThat(second.trained()).isEqualTo(30 - 9 + 60);
    }

    /** The first sample is trained on, since nothing is remembered that could pay for a look. */
    @Test
    void aStudentThatAgreesWithTheTeacherIsNotTrainedAndKeepsToItsCharge() throws Exception {
        StudentTrainer all = trainer(closed(1));
        assertThat(train(all, 1).accepted()).isTrue();
        TrainingResult second = train(all, 2);
        assertThat(second.trained()).isZero();
        assertThat(second.evaluated()).isEqualTo(second.labelled()).isEqualTo(30);
        assertThat(second.agreementBefore()).isBetween(0.0, 1.0);
        assertThat(second.judged()).isFalse();
        assertThat(second.refusal()).contains("agrees with the teacher already");
        assertThat(cost(second)).isLessThanOrEqualTo(CHARGED);
        assertThat(Tensors.changed(models.student(), trained)).isZero();

        StudentTrainer none = trainer(closed(1e-9));
        train(none, 1);
        TrainingResult trainedOn = train(none, 2);
        assertThat(trainedOn.agreementBefore()).isLessThan(1);
        assertThat(trainedOn.trained()).isPositive();
        assertThat(cost(trainedOn)).isLessThanOrEqualTo(CHARGED);
    }

    private static PseudoLabelSgd closed(double leastDisagreement) {
        return new PseudoLabelSgd(
                0.01f,
                0,
                16,
                true,
                new Replay(100, 0.5),
                new PseudoLabelSgd.FromSteps(),
                new QualityGate(leastDisagreement, 0.3, 1));
    }

    @Test
    void statisticsFollowUnlabelledFramesForTheirShareOfTheCompute() throws Exception {
        StudentTrainer training =
                trainer(
                        new PseudoLabelSgd(
                                0.001f,
                                0,
                                16,
                                true,
                                new Replay(100, 0.5),
                                new PseudoLabelSgd.Adapted(0.5, cropped(1.5)),
                                NO_GATE));
        for (long slot = 1; slot <= 3; slot++) {
            TrainingResult result = train(training, slot);
            assertThat(result.evaluated()).isPositive();
            assertThat(result.labelled()).isEqualTo(slot == 1 ? 30 : 15);
            assertThat(cost(result)).isLessThanOrEqualTo(CHARGED);
        }
    }

    @Test
    void batchNormAdaptationMovesStatisticsAloneAndNeedsNoLabels() throws Exception {
        StudentTrainer training = cropped(Double.POSITIVE_INFINITY).trainer(2);
        TrainingResult result = train(training, 1);
        assertThat(result.labelled()).isEqualTo(labelled).isZero();
        assertThat(result.trained()).isZero();
        assertThat(result.evaluated()).isEqualTo(60 / 16 * 16);
        assertThat(result.accepted()).isTrue();
        assertThat(Tensors.changed(models.student(), trained)).isEqualTo(STATISTICS);
    }

    @Test
    void samplesOfTwoFramesAreAdaptedToOnceEnoughAreRemembered() throws Exception {
        StudentTrainer training =
                new BatchNormAdaptation(8, 4, Augmentation.NONE, Double.POSITIVE_INFINITY)
                        .trainer(2);
        assertThat(training.smallestSample()).isEqualTo(1);
        SampledPictures two = drifted().first(2);
        TrainingResult first =
                training.train("site", 1, two, this::label, models.student(), trained);
        assertThat(first.refusal()).isEqualTo("too few frames yet: 2 of 4");
        TrainingResult second =
                training.train("site", 2, two, this::label, models.student(), trained);
        assertThat(second.accepted()).isTrue();
        assertThat(Tensors.changed(models.student(), trained)).isEqualTo(STATISTICS);
    }

    @Test
    void tooFewFramesToAdaptToAreCounted() throws Exception {
        StudentTrainer training =
                new BatchNormAdaptation(200, 16, Augmentation.NONE, Double.POSITIVE_INFINITY)
                        .trainer(2);
        TrainingResult result = train(training, 1);
        assertThat(result.accepted()).isFalse();
        assertThat(result.refusal()).isEqualTo("too few frames yet: 60 of 100");
    }

    @Test
    void aSampleWithWhichThereAreTooFewFramesIsRememberedWithoutTheStudent() throws Exception {
        SampledPictures all = drifted();
        SampledPictures first = all.first(20);
        SampledPictures rest = all.select(IntStream.range(20, 60).boxed().toList());
        Path there = folder.resolve("at once.pt");
        try (StudentTrainer training = cropped(1.5).trainer(2)) {
            TrainingResult few = training.tooFew("site", first).orElseThrow();
            assertThat(few.refusal()).isEqualTo("too few frames yet: 20 of 50");
            assertThat(few.evaluated()).as("paid for its part").isEqualTo(20);
            assertThat(training.tooFew("site", rest)).isEmpty();
            training.train("site", 2, rest, this::label, models.student(), trained);
        }
        try (StudentTrainer training = cropped(1.5).trainer(2)) {
            training.train("site", 1, first, this::label, models.student(), there);
            training.train("site", 2, rest, this::label, models.student(), there);
        }
        assertThat(Tensors.changed(there, trained)).isZero();
    }

    @Test
    void aRefusedStudentIsNotWritten() throws Exception {
        try (StudentTrainer training =
                new BatchNormAdaptation(200, 16, Augmentation.NONE, 1).trainer(2)) {
            assertThat(train(training, 1).accepted()).isFalse();
            assertThat(trained).doesNotExist();
        }
    }

    /** After the third slot the site goes on with the student of the first, as after a discard. */
    @Test
    void aStudentKeptInMemoryIsTrainedAsOneThatIsLoaded() throws Exception {
        try (StudentTrainer keeping = cropped(1.5).trainer(2);
                StudentTrainer loading = cropped(1.5).trainer(2)) {
            for (int slot = 1; slot <= 5; slot++) {
                int parent = slot == 4 ? 1 : slot - 1;
                Path kept = trainOn(keeping, slot, "kept-", parent);
                Path loaded = trainOn(loading, slot, "loaded-", parent);
                loading.close();
                assertThat(Tensors.changed(kept, loaded)).isZero();
                assertThat(Tensors.changed(models.student(), kept)).isEqualTo(STATISTICS);
            }
        }
    }

    private Path trainOn(StudentTrainer training, int slot, String prefix, int parent)
            throws Exception {
        Path from = parent == 0 ? models.student() : folder.resolve(prefix + parent);
        Path to = folder.resolve(prefix + slot);
        TrainingResult result = training.train("site", slot, drifted(), this::label, from, to);
        assertThat(result.accepted()).isTrue();
        return to;
    }

    @Test
    void frozenStatisticsLeaveOnlyStepsToChangeTheStudent() throws Exception {
        StudentTrainer idle =
                trainer(
                        new PseudoLabelSgd(
                                0, 0, 16, true, NO_REPLAY, new PseudoLabelSgd.Frozen(), NO_GATE));
        train(idle, 1);
        assertThat(Tensors.changed(models.student(), trained)).isZero();
    }

    @Test
    void thePapersStepJudgesNothingAndIsAlwaysAccepted() throws Exception {
        TrainingResult result = train(trainer(PseudoLabelSgd.PAPER), 1);
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
        short[] values = new short[8 * 3 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i % 7 * 20 * PixelBatch.UNIT);
        }
        float[][] labels = new float[8][8];
        Arrays.stream(labels).forEach(row -> row[0] = 1);
        Path written = folder.resolve(name);
        trainer(PseudoLabelSgd.PAPER)
                .train(
                        "site",
                        slot,
                        SampledPictures.of(new PixelBatch(8, 64, values, TinyModels.INPUT)),
                        pictures -> labels,
                        Path.of("../models/roadside/student.pt"),
                        written);
        return written;
    }

    private TrainingResult train(StudentTrainer training, long slot) throws Exception {
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

    private static PseudoLabelSgd gentle(Replay replay) {
        return new PseudoLabelSgd(
                0.01f,
                0,
                16,
                true,
                replay,
                new PseudoLabelSgd.FromSteps(),
                new QualityGate(0, 0.3, 0));
    }

    private static BatchNormAdaptation cropped(double classLimit) {
        return new BatchNormAdaptation(100, 16, Augmentation.parse("flip,crop"), classLimit);
    }

    private static StudentTrainer trainer(RetrainingMethod method) {
        return method.trainer(FRAMES_PER_LABEL);
    }

    private static SampledPictures drifted() throws Exception {
        List<RgbImage> images = new ArrayList<>();
        for (LabelledImage frame : TinyModels.driftedFrames(60, 1)) {
            images.add(new FrameDecoder(new ImageLimits(1 << 20, 1 << 20)).decode(frame.image()));
        }
        return SampledPictures.of(PixelBatch.of(images, TinyModels.RESOLUTION, TinyModels.INPUT));
    }
}
