// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondOpinionsTest {

    private static final int FRAMES = 90;
    private static final Escalation STILL = new Escalation(0, Double.POSITIVE_INFINITY, 1);

    @TempDir private Path folder;

    private TinyModels models;
    private PixelBatch pictures;
    private int[] labels;
    private float[][] answers;
    private float[][] opinions;

    @BeforeEach
    void answer() throws Exception {
        models = TinyModels.copyWithoutGraphsTo(folder);
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        List<short[]> decoded = new ArrayList<>();
        labels = new int[FRAMES];
        for (LabelledImage frame : TinyModels.driftedFrames(FRAMES, 1)) {
            labels[decoded.size()] = TinyModels.CLASSES.names().indexOf(frame.label());
            decoded.add(decoder.pixels(frame.image(), TinyModels.RESOLUTION, TinyModels.INPUT));
        }
        pictures = PixelBatch.ofPixels(decoded, TinyModels.RESOLUTION, TinyModels.INPUT);
        try (ImageClassifier student = ImageClassifier.load(models.student());
                ImageClassifier teacher = ImageClassifier.load(models.teacher())) {
            answers = student.probabilities(pictures);
            opinions = teacher.probabilities(pictures);
        }
    }

    @Test
    void thoseTheStudentIsLeastSureOfAreAskedAbout() throws Exception {
        float[][] before = answers.clone();
        ask(STILL, 30);
        double leastSureOfOthers = 1;
        double sureestOfAsked = 0;
        for (int i = 0; i < FRAMES; i++) {
            double sure = before[i][Probabilities.argMax(before[i])];
            if (answers[i] == before[i]) {
                leastSureOfOthers = Math.min(leastSureOfOthers, sure);
            } else {
                sureestOfAsked = Math.max(sureestOfAsked, sure);
                assertThat(answers[i]).containsExactly(opinions[i], within(1e-4f));
            }
        }
        assertThat(sureestOfAsked).isPositive().isLessThanOrEqualTo(leastSureOfOthers);
    }

    @Test
    void theAnswerIsTheGeometricMeanOfBoth() throws Exception {
        float[] student = answers[0];
        ask(new Escalation(0.75, Double.POSITIVE_INFINITY, 1), FRAMES);
        double[] mean = new double[student.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.pow(student[i], 0.75) * Math.pow(opinions[0][i], 0.25);
        }
        double sum = Arrays.stream(mean).sum();
        for (int i = 0; i < mean.length; i++) {
            assertThat(answers[0][i]).isCloseTo((float) (mean[i] / sum), within(1e-4f));
        }
    }

    @Test
    void modelsThatExcludeEachOthersClassesStillAnswer() {
        float[] both =
                new Escalation(0.4, 4, 1).combined(new float[] {1, 0, 0}, new float[] {0, 1, 0});
        assertThat(Probabilities.argMax(both)).as("the teacher weighs more").isEqualTo(1);
        assertThat(both[0] + both[1] + both[2]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void nobodyIsAskedForNothing() throws Exception {
        float[][] before = answers.clone();
        ask(Escalation.DEFAULT, 0);
        assertThat(answers).isEqualTo(before);
    }

    @Test
    void theMoreAreAskedAboutTheMoreAreRight() throws Exception {
        double alone = right();
        ask(STILL, FRAMES / 3);
        double third = right();
        answer();
        ask(STILL, FRAMES);
        assertThat(right()).isGreaterThan(third + 0.1);
        assertThat(third).isGreaterThan(alone + 0.1);
    }

    @Test
    void aTeacherFollowsFramesOfSeveralClassesOnly() throws Exception {
        assertThat(opinionsAfter(new Escalation(0, 1, 1))[0])
                .as("a teacher that has followed")
                .isNotEqualTo(opinionsAfter(STILL)[0]);
        assertThat(opinionsAfter(new Escalation(0, 3.1, 1)))
                .as("three classes are less than wanted")
                .isDeepEqualTo(opinionsAfter(STILL));
    }

    @Test
    void itFollowsWhereItSeesMoreClassesThanALostStudent() throws Exception {
        Arrays.fill(answers, answers[0]);
        Escalation rules = new Escalation(0, 2, 1);
        assertThat(opinionsAfter(rules)).as("one pass").isDeepEqualTo(opinionsAfter(STILL));
        answers = Arrays.copyOf(answers, 2 * FRAMES);
        Arrays.fill(answers, answers[0]);
        pictures = pictures.plus(pictures);
        assertThat(opinionsAfter(rules)[0])
                .as("a pass after another, in which the teacher named several")
                .isNotEqualTo(opinionsAfter(STILL)[0]);
    }

    /** Opinions on a few frames, too few to follow, of a teacher that was asked about all. */
    private float[][] opinionsAfter(Escalation rules) throws Exception {
        try (SecondOpinions teacher = SecondOpinions.of(models.teacher(), rules)) {
            teacher.ask(answers.clone(), pictures, answers.length);
            float[][] few = {answers[0], answers[1], answers[2]};
            teacher.ask(few, pictures.first(3), 3);
            return few;
        }
    }

    @Test
    void weightsAndClassesHaveTheirRanges() {
        assertThatThrownBy(() -> new Escalation(1.1, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight of the student is 1.1, must be from 0 to 1");
        assertThatThrownBy(() -> new Escalation(0.5, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("least number of classes is 0.0, must be above 0");
    }

    private void ask(Escalation rules, int count) throws Exception {
        try (SecondOpinions teacher = SecondOpinions.of(models.teacher(), rules)) {
            teacher.ask(answers, pictures, count);
        }
    }

    private double right() {
        int right = 0;
        for (int i = 0; i < FRAMES; i++) {
            right += Probabilities.argMax(answers[i]) == labels[i] ? 1 : 0;
        }
        return (double) right / FRAMES;
    }
}
