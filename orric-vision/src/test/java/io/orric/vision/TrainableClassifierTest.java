// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.Tensors;
import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainableClassifierTest {

    /** Running mean, running variance and batch counter of the student's one batch norm. */
    private static final int STATISTICS = 3;

    @TempDir private Path folder;

    private TinyModels models;
    private PixelBatch batch;
    private float[] targets;

    @BeforeEach
    void drawDriftedFrames() throws Exception {
        models = TinyModels.copyTo(folder);
        List<RgbImage> images = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        targets = new float[30 * 3];
        for (LabelledImage frame : TinyModels.driftedFrames(30, 1)) {
            targets[images.size() * 3 + images.size() % 3] = 1;
            images.add(decoder.decode(frame.image()));
        }
        batch = PixelBatch.of(images, TinyModels.RESOLUTION, TinyModels.INPUT);
    }

    @Test
    void stepsLowerTheLoss() throws Exception {
        float[] otherNames = new float[targets.length];
        System.arraycopy(targets, 0, otherNames, 1, targets.length - 1);
        try (TrainableClassifier trainee = load(0.1)) {
            float first = trainee.step(batch, otherNames);
            float last = first;
            for (int i = 0; i < 20; i++) {
                last = trainee.step(batch, otherNames);
            }
            assertThat(last).isLessThan(first / 2);
        }
    }

    @Test
    void theLossIsTheMeanCrossEntropyInTrainMode() throws Exception {
        float[] uniform = new float[targets.length];
        Arrays.fill(uniform, 1 / 3f);
        try (TrainableClassifier trainee = load(0);
                TrainableClassifier other = load(0)) {
            // Cross-entropy is linear in the targets.
            double sum = 0;
            for (int label = 0; label < 3; label++) {
                float[] oneClass = new float[targets.length];
                for (int i = label; i < oneClass.length; i += 3) {
                    oneClass[i] = 1;
                }
                sum += trainee.step(batch, oneClass);
            }
            assertThat((double) other.step(batch, uniform)).isCloseTo(sum / 3, within(1e-4));
        }
    }

    @Test
    void statisticsMoveInTheVeryFirstStep() throws Exception {
        try (TrainableClassifier trainee = load(0)) {
            trainee.step(batch, targets);
            assertThat(changedTensors(trainee)).isEqualTo(STATISTICS);
        }
    }

    @Test
    void statisticsMoveAfterAPredictionToo() throws Exception {
        try (TrainableClassifier trainee = load(0)) {
            trainee.logits(batch);
            trainee.step(batch, targets);
            assertThat(changedTensors(trainee)).isEqualTo(STATISTICS);
        }
    }

    @Test
    void predictingChangesNothing() throws Exception {
        try (TrainableClassifier trainee = load(0.1);
                ImageClassifier untouched = ImageClassifier.loadTorchScript(models.student())) {
            assertClose(trainee.logits(batch), untouched.logits(batch));
            assertThat(changedTensors(trainee)).isZero();
        }
    }

    @Test
    void aStepMovesWeightsAsWell() throws Exception {
        try (TrainableClassifier trainee = load(0.1)) {
            trainee.step(batch, targets);
            int weights = 5; // of the convolution, the batch norm's two, of the linear layer two
            assertThat(changedTensors(trainee)).isEqualTo(STATISTICS + weights);
        }
    }

    @Test
    void aStepThatKeepsStatisticsMovesWeightsAloneWhateverCameBefore() throws Exception {
        int weights = 5; // of the convolution, the batch norm's two, of the linear layer two
        try (TrainableClassifier trainee = load(0.1)) {
            float first = trainee.stepKeepingStatistics(batch, targets);
            trainee.logits(batch);
            assertThat(trainee.stepKeepingStatistics(batch, targets)).isLessThan(first);
            assertThat(changedTensors(trainee)).isEqualTo(weights);
            trainee.adaptStatistics(batch);
            assertThat(changedTensors(trainee)).isEqualTo(STATISTICS + weights);
        }
    }

    @Test
    void adaptingMovesStatisticsAloneAsAStepOfNoSizeDoes() throws Exception {
        try (TrainableClassifier adapted = load(0.1);
                TrainableClassifier stepped = load(0)) {
            adapted.adaptStatistics(batch);
            stepped.step(batch, targets);
            assertThat(changedTensors(adapted)).isEqualTo(STATISTICS);
            assertThat(adapted.logits(batch)).isDeepEqualTo(stepped.logits(batch));
        }
    }

    @Test
    void adaptingBringsADriftedStudentBack() throws Exception {
        try (TrainableClassifier trainee = load(0)) {
            double before = accuracy(trainee.logits(batch));
            trainee.adaptStatistics(batch);
            trainee.adaptStatistics(batch);
            assertThat(accuracy(trainee.logits(batch))).isGreaterThan(before + 0.2);
        }
    }

    /** Models that flatten activations in place refuse the order of values that is quickest. */
    @Test
    void aModelThatRefusesChannelsLastIsAdaptedAllTheSame() throws Exception {
        Path viewing = folder.resolve("viewing.pt");
        try (TrainableClassifier trainee =
                        TrainableClassifier.load(models.viewingStudent(), n -> 0.1, 0, 0);
                TrainableClassifier other = load(0.1)) {
            trainee.adaptStatistics(batch);
            other.adaptStatistics(batch);
            assertClose(trainee.logits(batch), other.logits(batch));
            assertThat(trainee.step(batch, targets)).isFinite();
            trainee.save(viewing);
        }
        int weights = 5; // of the convolution, the batch norm's two, of the linear layer two
        assertThat(Tensors.changed(models.viewingStudent(), viewing))
                .isEqualTo(STATISTICS + weights);
    }

    @Test
    void manyPicturesGetTheLogitsThatEachGetsAlone() throws Exception {
        PixelBatch many = batch.plus(batch).plus(batch).plus(batch.first(7));
        try (TrainableClassifier trainee = load(0)) {
            float[][] logits = trainee.logits(many);
            assertThat(logits).hasDimensions(97, 3);
            for (int i : new int[] {0, 63, 64, 96}) {
                assertClose(trainee.logits(many.range(i, i + 1)), new float[][] {logits[i]});
            }
        }
    }

    @Test
    void whatIsSavedServesTheSameLogits() throws Exception {
        Path saved = folder.resolve("saved.pt");
        try (TrainableClassifier trainee = load(0.05)) {
            trainee.step(batch, targets);
            trainee.save(saved);
            try (ImageClassifier served = ImageClassifier.load(saved)) {
                assertClose(served.logits(batch), trainee.logits(batch));
            }
        }
    }

    @Test
    void whatIsSavedCanBeTrainedOn() throws Exception {
        Path saved = folder.resolve("saved.pt");
        try (TrainableClassifier trainee = load(0.05)) {
            trainee.step(batch, targets);
            trainee.save(saved);
        }
        try (TrainableClassifier again = TrainableClassifier.load(saved, n -> 0.05, 0, 0)) {
            float first = again.step(batch, targets);
            assertThat(again.step(batch, targets)).isLessThan(first);
        }
    }

    @Test
    void aFileThatIsNoTorchScriptIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "not a model");
        assertThatThrownBy(() -> TrainableClassifier.load(text, n -> 0.1, 0, 0))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot load " + text + " to train it");
    }

    @Test
    void mayBeClosedTwice() throws Exception {
        TrainableClassifier trainee = load(0.1);
        trainee.step(batch, targets);
        trainee.close();
        trainee.close();
    }

    private TrainableClassifier load(double learningRate) throws IOException {
        return TrainableClassifier.load(models.student(), n -> learningRate, 0, 0);
    }

    private static void assertClose(float[][] logits, float[][] wanted) {
        assertThat(logits).hasSameDimensionsAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(logits[i]).containsExactly(wanted[i], within(1e-5f));
        }
    }

    private static double accuracy(float[][] logits) {
        int right = 0;
        for (int i = 0; i < logits.length; i++) {
            if (Probabilities.argMax(logits[i]) == i % 3) {
                right++;
            }
        }
        return (double) right / logits.length;
    }

    /** Number of tensors of the base student that are not in the trainee. */
    private int changedTensors(TrainableClassifier trainee) throws IOException {
        Path saved = folder.resolve("compared.pt");
        trainee.save(saved);
        return Tensors.changed(models.student(), saved);
    }
}
