// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaptureClockTest {

    private static final long NOW = 1_000_000;
    private static final long YEAR_2100 = 4_102_444_800_000L;

    private final CaptureClock clock = new CaptureClock(Duration.ofSeconds(2));

    @Test
    void pastTimesAndToleratedFutureOnesStay() {
        assertThat(clock.captureTime(0, 5, NOW)).isEqualTo(5);
        assertThat(clock.captureTime(0, NOW + 2000, NOW)).isEqualTo(NOW + 2000);
    }

    @Test
    void aFarFutureIsTheTimeOfTheYoungestFrameOfThePartition() {
        clock.captureTime(0, 700_000, NOW);
        clock.captureTime(0, 600_000, NOW);
        clock.captureTime(1, 800_000, NOW);
        assertThat(clock.captureTime(0, YEAR_2100, NOW)).isEqualTo(700_000);
        assertThat(clock.captureTime(0, Long.MAX_VALUE, NOW)).isEqualTo(700_000);
    }

    @Test
    void beforeAnyOtherFrameAFarFutureIsLongAgo() {
        assertThat(clock.captureTime(0, YEAR_2100, NOW)).isZero();
    }

    @Test
    void noTimeIsNow() {
        assertThat(clock.captureTime(0, -1, NOW)).isEqualTo(NOW);
    }
}
