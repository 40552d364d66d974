// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny student plays the teacher: drift harms it, and its statistics bring it back. */
class FollowingTeacherTest {

    private static final int FRAMES = 64;

    @TempDir private Path folder;

    private Path base;
    private Path followed;
    private PixelBatch sample;
    private int[] labels;
    private int passes;

    @BeforeEach
    void draw() throws Exception {
        base = TinyModels.copyWithoutGraphsTo(folder).student();
        followed = folder.resolve("followed.pt");
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        List<short[]> decoded = new ArrayList<>();
        labels = new int[FRAMES];
        for (LabelledImage frame : TinyModels.driftedFrames(FRAMES, 1)) {
            labels[decoded.size()] = TinyModels.CLASSES.names().indexOf(frame.label());
            decoded.add(decoder.pixels(frame.image(), TinyModels.RESOLUTION, TinyModels.INPUT));
        }
        sample = PixelBatch.ofPixels(decoded, TinyModels.RESOLUTION, TinyModels.INPUT);
    }

    @Test
    void itFollowsTheSample() throws Exception {
        try (FollowingTeacher teacher = new FollowingTeacher(1, () -> passes++)) {
            assertThat(teacher.follow(base, sample, followed)).isTrue();
        }
        assertThat(passes).isEqualTo(1 + (FRAMES - 16) / FollowingTeacher.PASS_FRAMES);
        assertThat(correct(followed)).isGreaterThan(correct(base) + FRAMES / 5);
    }

    @Test
    void theNextSampleIsFollowedFromThere() throws Exception {
        Path next = folder.resolve("next.pt");
        try (FollowingTeacher teacher = new FollowingTeacher(1, () -> {})) {
            assertThat(teacher.follow(base, sample.first(24), followed)).isTrue();
            assertThat(teacher.follow(followed, sample, next)).isTrue();
        }
        Path alone = folder.resolve("alone.pt");
        try (FollowingTeacher teacher = new FollowingTeacher(1, () -> {})) {
            assertThat(teacher.follow(followed, sample, alone)).isTrue();
        }
        assertThat(Files.readAllBytes(next))
                .as("kept or loaded")
                .isEqualTo(Files.readAllBytes(alone));
    }

    @Test
    void aSceneOfFewClassesIsNotFollowed() throws Exception {
        Path teacher = TinyModels.copyWithoutGraphsTo(folder).teacher();
        List<Integer> red = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            if (labels[i] == 0) {
                red.add(i);
            }
        }
        try (FollowingTeacher following = new FollowingTeacher(2, () -> {})) {
            PixelBatch scene = sample.select(red);
            assertThat(scene.size()).isGreaterThanOrEqualTo(2 * FollowingTeacher.PASS_FRAMES);
            assertThat(following.follow(teacher, scene, followed)).isFalse();
            assertThat(following.follow(teacher, sample.first(14), followed)).isFalse();
            assertThat(followed).doesNotExist();
            assertThat(following.follow(teacher, sample, followed)).isTrue();
        }
    }

    @Test
    void aFileThatIsNoModelIsAnError() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "no model");
        try (FollowingTeacher teacher = new FollowingTeacher(2, () -> {})) {
            assertThatThrownBy(() -> teacher.follow(text, sample, followed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("text.pt");
        }
    }

    private int correct(Path model) throws IOException {
        int correct = 0;
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            float[][] logits = classifier.logits(sample);
            for (int i = 0; i < FRAMES; i++) {
                correct += Probabilities.argMax(logits[i]) == labels[i] ? 1 : 0;
            }
        }
        return correct;
    }
}
