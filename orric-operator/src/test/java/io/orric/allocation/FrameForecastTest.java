// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class FrameForecastTest {

    @Test
    void aSiteThatIsNewHasTheFramesThatAreExpectedOfOne() {
        assertThat(FrameForecast.UNKNOWN.frames(10)).isEqualTo(10);
        assertThatThrownBy(() -> FrameForecast.UNKNOWN.frames(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be at least 1");
    }

    @Test
    void aSteadyRateIsForecastExactlyFromTheSecondSlotOn() {
        FrameForecast forecast = FrameForecast.UNKNOWN;
        for (int slot = 0; slot < 1000; slot++) {
            forecast = forecast.next(50);
            assertThat(forecast.frames(10)).isEqualTo(50);
        }
    }

    @Test
    void aSlotThatWasSeenInPartIsExtrapolated() {
        assertThat(FrameForecast.UNKNOWN.next(20, 0.5).frames(1)).isEqualTo(40);
        assertThat(FrameForecast.UNKNOWN.next(1, 0.001).frames(1))
                .as("a moment says little")
                .isEqualTo(4);
        assertThatThrownBy(() -> FrameForecast.UNKNOWN.next(1, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coverage of the slot is 1.5");
    }

    @Test
    void aFrameMoreOrLessIsCovered() {
        Random random = new Random(5);
        assertThat(uncovered(slot -> 49 + random.nextInt(3))).isLessThan(0.005);
    }

    @Test
    void burstsOfAPoissonStreamAreMostlyCovered() {
        Random random = new Random(6);
        assertThat(uncovered(slot -> Math.max(1, Math.round(100 + 10 * random.nextGaussian()))))
                .isLessThan(0.03);
    }

    @Test
    void aNewRateIsFollowedWithinAFewSlots() {
        FrameForecast forecast = FrameForecast.UNKNOWN;
        for (int slot = 0; slot < 20; slot++) {
            forecast = forecast.next(100);
        }
        for (int slot = 0; slot < 3; slot++) {
            forecast = forecast.next(200);
        }
        assertThat(forecast.frames(1)).isBetween(200L, 265L);
        for (int slot = 0; slot < 15; slot++) {
            forecast = forecast.next(20);
        }
        assertThat(forecast.frames(1)).isBetween(20L, 21L);
    }

    @Test
    void oneSlotOfABacklogIsForgottenInAFewSlots() {
        FrameForecast forecast = FrameForecast.UNKNOWN.next(40).next(400);
        for (int slot = 0; slot < 7; slot++) {
            forecast = forecast.next(40);
        }
        assertThat(forecast.frames(1)).isBetween(40L, 50L);
    }

    @Test
    void thereIsAlwaysOneFrameToExpect() {
        assertThat(FrameForecast.UNKNOWN.next(0).frames(1)).isEqualTo(1);
    }

    /** Share of the frames that come beyond the forecasts, over many slots. */
    private static double uncovered(LongUnaryOperator framesOfSlot) {
        FrameForecast forecast = FrameForecast.UNKNOWN.next(framesOfSlot.applyAsLong(0));
        double beyond = 0;
        double all = 0;
        for (int slot = 1; slot < 5000; slot++) {
            long frames = framesOfSlot.applyAsLong(slot);
            beyond += Math.max(0, frames - forecast.frames(1));
            all += frames;
            forecast = forecast.next(frames);
        }
        return beyond / all;
    }
}
