// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.footage.RecordedFootage;
import io.orric.vision.ClassNames;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlaybackTest {

    @Example
    void framesAreEvenlySpacedInTheirSlot() {
        Playback replay = replay(10, 4, 1000, 5000);
        assertThat(replay.captureTime(0)).isEqualTo(5000);
        assertThat(replay.captureTime(1)).isEqualTo(5250);
        assertThat(replay.captureTime(3)).isEqualTo(5750);
        assertThat(replay.captureTime(4)).isEqualTo(6000);
        assertThat(replay.captureTime(9)).isEqualTo(7250);
    }

    @Property
    void everyFrameFallsIntoItsSlotAndNoneGoesBackInTime(
            @ForAll @IntRange(min = 1, max = 5000) int perSlot,
            @ForAll @LongRange(min = 1, max = 100_000) long length,
            @ForAll @LongRange(min = 0, max = 1_000_000) long position) {
        Playback replay = replay(2_000_000, perSlot, length, 7 * length);
        long time = replay.captureTime(position);
        assertThat(Math.floorDiv(time, length)).isEqualTo(7 + position / perSlot);
        assertThat(replay.captureTime(position + 1)).isGreaterThanOrEqualTo(time);
    }

    @Example
    void theLastSlotMayBeFilledInPart() {
        assertThat(replay(8, 4, 1000, 0).slots()).isEqualTo(2);
        assertThat(replay(9, 4, 1000, 0).slots()).isEqualTo(3);
        assertThat(replay(1, 4, 1000, 0).slots()).isEqualTo(1);
    }

    @Property
    void beginsAtTheFirstSlotThatIsNotBefore(
            @ForAll @LongRange(min = 0, max = 2_000_000_000_000L) long time,
            @ForAll @LongRange(min = 1, max = 100_000) long length) {
        long start = replay(10, 4, length, 0).notBefore(time).start();
        assertThat(start % length).isZero();
        assertThat(start).isBetween(time, time + length - 1);
    }

    @Example
    void aLaterStartIsKept() {
        assertThat(replay(10, 4, 1000, 9000).notBefore(2500).start()).isEqualTo(9000);
        assertThat(replay(10, 4, 1000, 9000).notBefore(9001).start()).isEqualTo(10_000);
    }

    private static Playback replay(long frames, int perSlot, long slotMillis, long start) {
        return new Playback(
                new RecordedFootage("frames", new ClassNames(List.of("car", "bus"))),
                frames,
                perSlot,
                Duration.ofMillis(slotMillis),
                start,
                false);
    }
}
