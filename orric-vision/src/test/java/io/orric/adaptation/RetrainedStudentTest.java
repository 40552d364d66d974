// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.Augmentation;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainedStudentTest {

    private static final RetrainingMethod ADAPTATION =
            new BatchNormAdaptation(64, 64, Augmentation.NONE, Double.POSITIVE_INFINITY);

    @TempDir private Path folder;
    private TinyModels models;

    @BeforeEach
    void copyModels() {
        models = TinyModels.copyTo(folder);
    }

    @Test
    void servesWhatARetrainingMadeAndGoesOnFromThere() throws Exception {
        List<LabelledImage> drifted = TinyModels.driftedFrames(120, 7);
        try (RetrainedStudent student = student(ADAPTATION.trainer(3))) {
            double before = accuracy(student.serving(), drifted);
            for (int slot = 1; slot <= 3; slot++) {
                List<LabelledImage> sample = TinyModels.driftedFrames(90, slot);
                assertThat(student.retrain(slot, SampledPictures.of(pixels(sample))).accepted())
                        .isTrue();
            }
            assertThat(before).isLessThan(0.5);
            assertThat(accuracy(student.serving(), drifted)).isGreaterThan(0.65);
        }
    }

    @Test
    void tooSmallASampleLeavesTheStudentAsItIs() throws Exception {
        try (RetrainedStudent student = student(PseudoLabelSgd.PAPER.trainer(3))) {
            ImageClassifier serving = student.serving();
            TrainingResult result =
                    student.retrain(1, SampledPictures.of(pixels(TinyModels.driftedFrames(2, 1))));
            assertThat(result).isEqualTo(TrainingResult.NONE);
            assertThat(student.serving()).isSameAs(serving);
        }
    }

    @Test
    void aFailedRetrainingLeavesTheStudentAsItIs() throws Exception {
        StudentTrainer failing =
                (site, slot, sample, teacher, parent, trained) -> {
                    throw new IOException("the teacher is ill");
                };
        List<LabelledImage> day = TinyModels.frames(60, 1);
        try (RetrainedStudent student = student(failing)) {
            assertThatThrownBy(() -> student.retrain(1, SampledPictures.of(pixels(day))))
                    .hasMessageContaining("ill");
            assertThat(accuracy(student.serving(), day)).isGreaterThan(0.9);
        }
    }

    private RetrainedStudent student(StudentTrainer trainer) throws IOException {
        return new RetrainedStudent(
                "gate",
                models.student(),
                trainer,
                pictures -> {
                    throw new IOException("not asked for labels");
                });
    }

    private static double accuracy(ImageClassifier student, List<LabelledImage> frames)
            throws Exception {
        float[][] logits = student.logits(pixels(frames));
        double correct = 0;
        for (int i = 0; i < logits.length; i++) {
            String answer = TinyModels.CLASSES.of(Probabilities.argMax(logits[i]));
            correct += answer.equals(frames.get(i).label()) ? 1 : 0;
        }
        return correct / logits.length;
    }

    private static PixelBatch pixels(List<LabelledImage> frames) throws Exception {
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(1 << 16, 1 << 16));
        List<short[]> pictures = new ArrayList<>();
        for (LabelledImage frame : frames) {
            pictures.add(decoder.pixels(frame.image(), TinyModels.RESOLUTION, TinyModels.INPUT));
        }
        return PixelBatch.ofPixels(pictures, TinyModels.RESOLUTION, TinyModels.INPUT);
    }
}
