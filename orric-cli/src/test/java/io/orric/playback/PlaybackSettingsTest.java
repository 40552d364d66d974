// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.job.JobOptions;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
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
        config.set(JobOptions.PROFILE, models.profile().toString());
        config.set(JobOptions.STUDENT, models.student().toString());
        config.set(JobOptions.TEACHER, models.teacher().toString());
        config.set(PlaybackOptions.REPLAY_FRAMES, frames.toString());
        config.set(PlaybackOptions.FRAMES_PER_SLOT, 5);
    }

    @Test
    void allFramesArePlayedBackUnlessFewerSlotsAreWanted() throws Exception {
        assertThat(PlaybackSettings.read(config).playback().slots()).isEqualTo(3);
        config.set(PlaybackOptions.REPLAY_SLOTS, 2L);
        assertThat(PlaybackSettings.read(config).playback().frames()).isEqualTo(10);
    }

    @Test
    void aPlaybackBeginsAtASlotThatIsNotInThePast() throws Exception {
        long before = System.currentTimeMillis();
        long start = PlaybackSettings.read(config).playback().start();
        assertThat(start).isGreaterThanOrEqualTo(before);
        assertThat(start % 10_000).isZero();
    }

    @Test
    void withoutFramesThereIsNothingToPlayBack() {
        config.removeConfig(PlaybackOptions.REPLAY_FRAMES);
        assertRefused("there is nothing to replay, name recorded frames with --frames PATH");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orric.replay.frames-per-slot  | 0       | is 0, must be from 1 to 1000000",
                "orric.replay.slots            | 0       | is 0, must be at least 1",
                "orric.replay.slots            | 3       | is 3, must be at most 2: ",
                "orric.replay.slots            | many    | is not readable: "
            })
    void aValueOutsideItsRangeIsNamedWithKeyAndRange(String key, String value, String complaint) {
        config.setString(key, value);
        assertRefused("option " + key + " " + complaint);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> PlaybackSettings.read(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }
}
