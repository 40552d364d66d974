// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.vision.Augmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final TrainingState BEGUN =
            TrainingState.begin(
                    "5a0f",
                    "240 pictures",
                    new TrainingSettings(
                            24,
                            3,
                            16,
                            0.05,
                            LearningRateSchedule.STEP,
                            0.9,
                            0,
                            Augmentation.NONE,
                            0.1,
                            1));

    @TempDir private Path parent;

    private Path folder;
    private Checkpoint checkpoint;

    @BeforeEach
    void placeCheckpoint() {
        folder = parent.resolve("student.pt.checkpoint");
        checkpoint = new Checkpoint(folder);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(checkpoint.state()).isEmpty();
        TrainingState first = BEGUN.after(new EpochResult(1, 0.5, 0.75, 216, 2.5));
        checkpoint.write(first, file -> Files.writeString(file, "first"));
        assertThat(checkpoint.state()).contains(first);
        assertThat(checkpoint.model(first)).hasContent("first");
    }

    @Test
    void holdsTheLastEpochOnly() throws IOException {
        TrainingState first = BEGUN.after(new EpochResult(1, 0.5, 0.75, 216, 2.5));
        TrainingState second = first.after(new EpochResult(2, 0.25, 1, 216, 2.5));
        checkpoint.write(first, file -> Files.writeString(file, "first"));
        checkpoint.write(second, file -> Files.writeString(file, "second"));
        assertThat(checkpoint.state()).contains(second);
        assertThat(folder).isDirectoryContaining("glob:**/epoch-2.pt");
        assertThat(folder).isDirectoryNotContaining("glob:**/epoch-1.pt");
    }

    @Test
    void aModelCutOffLeavesTheEpochBefore() throws IOException {
        TrainingState first = BEGUN.after(new EpochResult(1, 0.5, 0.75, 216, 2.5));
        checkpoint.write(first, file -> Files.writeString(file, "first"));
        TrainingState second = first.after(new EpochResult(2, 0.25, 1, 216, 2.5));
        assertThatThrownBy(
                        () ->
                                checkpoint.write(
                                        second,
                                        file -> {
                                            Files.writeString(file, "sec");
                                            throw new IOException("disk full");
                                        }))
                .hasMessage("disk full");
        assertThat(checkpoint.state()).contains(first);
        assertThat(checkpoint.model(first)).hasContent("first");
    }

    @Test
    void aDamagedStateIsNamed() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("state.json"), "{\"model\":");
        assertThatThrownBy(checkpoint::state)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state.json is no state of a training, delete its folder");
    }

    @Test
    void deletesItsFolder() throws IOException {
        checkpoint.write(
                BEGUN.after(new EpochResult(1, 0.5, 0.75, 216, 2.5)),
                file -> Files.writeString(file, "first"));
        checkpoint.delete();
        assertThat(folder).doesNotExist();
        checkpoint.delete();
    }
}
