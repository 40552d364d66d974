// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.adaptation.RetrainedStudent;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.escalation.Escalation;
import io.orric.escalation.SecondOpinions;
import io.orric.repertoire.RecallingStudent.Start;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.TrainableClassifier;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallingStudentTest {

    private static final int FRAMES = 60;

    @TempDir private Path folder;

    private TinyModels models;
    private RetrainedStudent student;
    private SecondOpinions teacher;
    private RecallingStudent site;

    /** Names by which the trainer was asked to remember frames. */
    private final List<String> memories = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        models = TinyModels.copyTo(folder);
        StudentTrainer adapting =
                (memory, slot, sample, asked, parent, trained) -> {
                    memories.add(memory);
                    try (TrainableClassifier model =
                            TrainableClassifier.load(parent, n -> 0, 0, 0)) {
                        for (int i = 0; i < 10; i++) {
                            model.adaptStatistics(sample.student());
                        }
                        model.save(trained);
                    }
                    return new TrainingResult(0, 0, 10 * FRAMES, Double.NaN, Double.NaN, "");
                };
        student = new RetrainedStudent("gate", models.student(), adapting, pictures -> null);
        teacher =
                SecondOpinions.of(models.teacher(), new Escalation(0, Double.POSITIVE_INFINITY, 1));
        site = new RecallingStudent("gate", models.student(), student, RecallRules.DEFAULT);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
        teacher.close();
        student.close();
    }

    @Test
    void theStudentOfAConditionComesBackWithIt() throws Exception {
        slot(1, day(1));
        slot(2, dusk(2));
        byte[] ofDusk = Files.readAllBytes(student.file());
        slot(3, day(3));
        assertThat(start(dusk(4))).isEqualTo(Start.NOTHING);
        assertThat(Files.readAllBytes(student.file())).isEqualTo(ofDusk);
        student.retrain(4, SampledPictures.of(dusk(4)));
        assertThat(memories).containsExactly("gate 1", "gate 2", "gate 1", "gate 2");
    }

    @Test
    void theTeacherChoosesWhoServesAConditionThatIsNew() throws Exception {
        slot(1, dusk(1));
        Start start = start(day(2));
        assertThat(start.opinions()).hasSize(16);
        assertThat(start.passes()).isEqualTo(2 * 16);
        assertThat(student.file()).as("of the base student").isEqualTo(models.student());
    }

    @Test
    void withoutComputeForTheTeacherTheBaseStudentServesWhatIsNew() throws Exception {
        slot(1, dusk(1));
        assertThat(site.start(day(2).first(16), teacher, 7)).isEqualTo(Start.NOTHING);
        assertThat(student.file()).isEqualTo(models.student());
    }

    @Test
    void aBaseStudentThatIsClearlyBetterTakesThePlaceOfTheOneThatServed() throws Exception {
        slot(1, dusk(1));
        slot(2, dusk(2));
        start(dusk(3));
        // The camera is moved to the light within the slot.
        float[][] served = student.serving().probabilities(day(3));
        List<SecondOpinions.Opinion> opinions = teacher.ask(served.clone(), day(3), 32);
        assertThat(site.end(day(3), served, opinions)).isEqualTo(32);
        assertThat(student.file()).isEqualTo(models.student());
    }

    @Test
    void nobodyIsComparedWithoutOpinions() throws Exception {
        start(dusk(1));
        assertThat(site.end(dusk(1), new float[FRAMES][3], List.of())).isZero();
    }

    private void slot(long number, PixelBatch pictures) throws IOException {
        start(pictures);
        student.retrain(number, SampledPictures.of(pictures));
        site.end(pictures, new float[FRAMES][3], List.of());
    }

    private Start start(PixelBatch pictures) throws IOException {
        return site.start(pictures.first(16), teacher, 100);
    }

    private static PixelBatch day(long seed) throws IOException {
        return pixels(TinyModels.frames(FRAMES, seed));
    }

    private static PixelBatch dusk(long seed) throws IOException {
        return pixels(TinyModels.driftedFrames(FRAMES, seed));
    }

    private static PixelBatch pixels(List<LabelledImage> frames) throws IOException {
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(1 << 16, 1 << 16));
        List<short[]> pictures = new ArrayList<>();
        for (LabelledImage frame : frames) {
            try {
                pictures.add(
                        decoder.pixels(frame.image(), TinyModels.RESOLUTION, TinyModels.INPUT));
            } catch (UndecodableImageException e) {
                throw new IOException(e);
            }
        }
        return PixelBatch.ofPixels(pictures, TinyModels.RESOLUTION, TinyModels.INPUT);
    }
}
