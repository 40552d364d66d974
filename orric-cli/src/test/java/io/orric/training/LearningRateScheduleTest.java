// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearningRateScheduleTest {

    private static final double PEAK = 0.2;
    private static final int UPDATES = 200;

    @ParameterizedTest
    @EnumSource
    void theRateRisesAtFirstAndStaysPositive(LearningRateSchedule schedule) {
        assertThat(schedule.rate(PEAK, 0, UPDATES)).isCloseTo(PEAK / 10, within(1e-9));
        assertThat(schedule.rate(PEAK, 4, UPDATES)).isGreaterThan(schedule.rate(PEAK, 3, UPDATES));
        for (int update = 0; update < UPDATES; update++) {
            assertThat(schedule.rate(PEAK, update, UPDATES)).isPositive().isLessThanOrEqualTo(PEAK);
        }
    }

    @Test
    void cosineIsHalfInTheMiddleAndNextToNothingAtTheEnd() {
        assertThat(LearningRateSchedule.COSINE.rate(PEAK, 100, UPDATES))
                .isCloseTo(PEAK / 2, within(1e-9));
        assertThat(LearningRateSchedule.COSINE.rate(PEAK, 199, UPDATES)).isLessThan(PEAK / 1000);
    }

    @ParameterizedTest
    @CsvSource({"99, 0.2", "100, 0.02", "149, 0.02", "150, 0.002"})
    void stepFallsToATenthTwice(int update, double rate) {
        assertThat(LearningRateSchedule.STEP.rate(PEAK, update, UPDATES))
                .isCloseTo(rate, within(1e-9));
    }

    @Test
    void aSingleUpdateIsTakenInFull() {
        assertThat(LearningRateSchedule.COSINE.rate(PEAK, 0, 1)).isEqualTo(PEAK);
    }
}
