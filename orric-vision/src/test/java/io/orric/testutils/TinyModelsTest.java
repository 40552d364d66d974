// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that the tests with the tiny models rely on. */
class TinyModelsTest {

    @TempDir private Path folder;

    @Test
    void driftBreaksTheStudentAndNotTheTeacher() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        List<LabelledImage> clean = TinyModels.frames(600, 1);
        List<LabelledImage> drifted = TinyModels.driftedFrames(600, 2);
        assertThat(accuracy(models.student(), clean)).isBetween(0.92, 0.99);
        assertThat(accuracy(models.teacher(), clean)).isGreaterThan(0.96);
        assertThat(accuracy(models.student(), drifted)).isLessThan(0.5);
        assertThat(accuracy(models.teacher(), drifted)).isGreaterThan(0.92);
    }

    @Test
    void equalSeedsDrawEqualFrames() {
        assertThat(TinyModels.driftedFrames(2, 5).get(1).image())
                .isEqualTo(TinyModels.driftedFrames(2, 5).get(1).image())
                .isNotEqualTo(TinyModels.driftedFrames(2, 6).get(1).image());
    }

    private static double accuracy(Path model, List<LabelledImage> frames) throws Exception {
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        List<RgbImage> images = new ArrayList<>();
        for (LabelledImage frame : frames) {
            images.add(decoder.decode(frame.image()));
        }
        PixelBatch batch = PixelBatch.of(images, TinyModels.RESOLUTION, TinyModels.INPUT);
        int right = 0;
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            float[][] logits = classifier.logits(batch);
            for (int i = 0; i < logits.length; i++) {
                String found = TinyModels.CLASSES.of(Probabilities.argMax(logits[i]));
                if (found.equals(frames.get(i).label())) {
                    right++;
                }
            }
        }
        return (double) right / frames.size();
    }
}
