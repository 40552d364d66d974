// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureClockTest {

    private static final long NOW = 1_700_000_000_000L;

    private final CaptureClock clock =
            new CaptureClock(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** Claimed times and event times relative to the arrival, milliseconds. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "-1, -1, true",
        "-60000, -60000, true",
        "-60001, 0, false",
        "-600000, 0, false",
        "1, 0, true",
        "2000, 0, true",
        "2001, 0, false",
        "3600000, 0, false"
    })
    void timesAreBelievedWithinABandAndNeverLieAhead(
            long claimed, long eventTime, boolean believed) {
        assertThat(clock.eventTime(NOW + claimed, NOW)).isEqualTo(NOW + eventTime);
        assertThat(clock.isBelieved(NOW + claimed, NOW)).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "946684800000", "4102444800000", "9223372036854775807"})
    void timesFromAnotherCenturyAreTheArrival(long claimed) {
        assertThat(clock.eventTime(claimed, NOW)).isEqualTo(NOW);
        assertThat(clock.isBelieved(claimed, NOW)).isFalse();
    }
}
