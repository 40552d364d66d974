// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.UsageException;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackSettingsTest {

    @TempDir private Path folder;

    private final Configuration config = new Configuration();

    @BeforeEach
    void soundOptions() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        Path frames = Recordings.folder(folder.resolve("frames"), TinyModels.frames(12, 1));
        OperatorOptions.PROFILE.set(config, models.profile().toString());
        JobOptions.STUDENT.set(config, models.student().toString());
        JobOptions.TEACHER.set(config, models.teacher().toString());
        PlaybackOptions.FRAMES.set(config, frames.toString());
        PlaybackOptions.FRAMES_PER_SLOT.set(config, 5);
    }

    @Test
    void allFramesArePlayedBackUnlessFewerSlotsAreWanted() throws Exception {
        assertThat(played(0).slots()).isEqualTo(3);
        PlaybackOptions.SLOTS.set(config, 2L);
        assertThat(played(0).frames()).isEqualTo(10);
    }

    @Test
    void aPlaybackBeginsWithTheNextSlot() throws Exception {
        assertThat(played(20_000).start()).isEqualTo(20_000);
        assertThat(played(20_001).start()).isEqualTo(30_000);
    }

    @Test
    void readingOptionsOpensNoRecording() throws Exception {
        PlaybackOptions.FRAMES.set(config, folder.resolve("missing").toString());
        assertThat(PlaybackSettings.read(config).frames()).endsWith("missing");
        assertRefused(folder.resolve("missing") + " does not exist, ");
    }

    @Test
    void withoutFramesThereIsNothingToPlayBack() {
        config.removeKey(PlaybackOptions.FRAMES.key());
        assertRefused("there is nothing to play back, name a recording with --frames PATH");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orric.playback.frames-per-slot  | 0       | is 0, must be from 1 to 1000000",
                "orric.playback.slots            | 0       | is 0, must be at least 1",
                "orric.playback.slots            | 3       | is 3, must be at most 2: ",
                "orric.playback.slots            | many    | is many, must be a whole number"
            })
    void aValueOutsideItsRangeIsNamedWithKeyAndRange(String key, String value, String complaint) {
        config.setString(key, value);
        assertRefused("option " + key + " " + complaint);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> played(0))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(complaint);
    }

    private Playback played(long earliest) throws IOException {
        return Playback.of(PlaybackSettings.read(config), earliest);
    }
}
