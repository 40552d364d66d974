// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScheduleTest {

    private static final long START = 1_700_000_000_000L;

    @Test
    void camerasTakeTurnsEvenly() {
        FrameSchedule schedule = new FrameSchedule(START, 4, 10);
        assertThat(LongStream.range(0, 6).map(schedule::due))
                .containsExactly(
                        START, START + 25, START + 50, START + 75, START + 100, START + 125);
        assertThat(LongStream.range(0, 6).mapToInt(schedule::camera))
                .containsExactly(0, 1, 2, 3, 0, 1);
    }

    @Test
    void roundingDoesNotAddUp() {
        FrameSchedule schedule = new FrameSchedule(START, 7, 29.97);
        long day = 24 * 3600;
        long frames = Math.round(29.97 * 7 * day);
        assertThat(schedule.due(frames)).isBetween(START + day * 1000 - 5, START + day * 1000 + 5);
    }

    @Test
    void slowCamerasHaveMinutesBetweenFrames() {
        assertThat(new FrameSchedule(START, 1, 0.01).due(3)).isEqualTo(START + 300_000);
    }

    @Test
    void unpacedEverythingIsDueAtOnce() {
        FrameSchedule schedule = new FrameSchedule(START, 3, FrameSchedule.UNPACED);
        assertThat(schedule.paced()).isFalse();
        assertThat(schedule.due(1_000_000)).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aRateMustBeAboveZero(double rate) {
        assertThatThrownBy(() -> new FrameSchedule(START, 1, rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be above 0");
    }
}
