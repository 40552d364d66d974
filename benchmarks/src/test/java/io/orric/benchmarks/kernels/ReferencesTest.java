// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.adaptation.TrainingResult;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference is one only if it does the same. */
class ReferencesTest {

    private static final BenchModels MODELS =
            new BenchModels(Path.of("../models/roadside").toAbsolutePath().normalize(), 64);

    @TempDir private Path folder;

    @Test
    void bothDecodersMakeTheSamePicture() throws Exception {
        byte[] jpeg = CameraPictures.HD.render(1).get(0);

        short[] ours = new FrameDecoder(CameraPictures.LIMITS).pixels(jpeg, 64, BenchModels.INPUT);
        short[] reference = ImageIoPixels.of(jpeg, 64).values();

        assertThat(difference(ours, reference)).isLessThan(6);
        assertThat(difference(ours, new short[ours.length])).isGreaterThan(30);
    }

    @Test
    void bothModelsGiveTheSameLogits() throws Exception {
        PixelBatch batch = CameraBatches.of(1, 3, 64).get(0);
        try (ImageClassifier ours = ImageClassifier.load(MODELS.student());
                StockPredictor reference = new StockPredictor(MODELS.student())) {
            float[][] logits = ours.logits(batch);
            float[] all = reference.logits(batch);
            assertThat(all).hasSize(3 * logits[0].length);
            for (int i = 0; i < all.length; i++) {
                assertThat(all[i])
                        .isCloseTo(
                                logits[i / logits[0].length][i % logits[0].length], within(1e-3f));
            }
        }
    }

    @Test
    void bothAdaptationsMakeAnotherStudentAndTheSameOne() throws Exception {
        Path reference = folder.resolve("reference.pt");
        try (Adaptation ours = new Adaptation(MODELS)) {
            TrainingResult result = ours.retrain();
            PlainAdaptation.adapt(
                    MODELS.student(),
                    AdaptRow.batches(ours.sample(), Adaptation.FRAMES, 64),
                    // The first passes of a site are small ones.
                    AdaptRow.batches(ours.sample(), result.evaluated() - Adaptation.FRAMES, 16),
                    reference);
            PixelBatch shown = ours.sample().first(32);
            float[][] adapted = logits(ours.trained(), shown);
            float[][] plain = logits(reference, shown);
            // Both draw at random which frames they vary how.
            assertThat(distance(adapted, plain))
                    .isLessThan(distance(logits(MODELS.student(), shown), plain));
        }
    }

    @Test
    void aSampleIsPassedAgainFromItsFirstFrame() throws Exception {
        PixelBatch sample = CameraBatches.of(1, 100, 8).get(0);

        List<PixelBatch> batches = AdaptRow.batches(sample, 150, 64);

        assertThat(batches).extracting(PixelBatch::size).containsExactly(64, 64, 22);
        assertThat(batches.get(1).select(List.of(36)).values())
                .isEqualTo(sample.select(List.of(0)).values());
    }

    private static float[][] logits(Path model, PixelBatch batch) throws Exception {
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            return classifier.logits(batch);
        }
    }

    /** Mean difference in levels. */
    private static double difference(short[] one, short[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xFFFF) - (other[i] & 0xFFFF));
        }
        return (double) sum / PixelBatch.UNIT / one.length;
    }

    private static double distance(float[][] one, float[][] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one[i].length; j++) {
                sum += Math.abs(one[i][j] - other[i][j]);
            }
        }
        return sum;
    }
}
