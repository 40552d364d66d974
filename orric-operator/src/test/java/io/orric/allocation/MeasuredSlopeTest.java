// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuredSlopeTest {

    private static final double LIMIT = 0.9;

    private final MeasuredSlope slope = new MeasuredSlope(0.1);

    @Test
    void followsWhatRetrainingsGain() {
        assertThat(slope.below(LIMIT)).isEqualTo(0.1);
        learned(60, 0.1, 0.5);
        assertThat(slope.below(LIMIT)).isCloseTo(0.2, within(1e-3));
    }

    @Test
    void staysWithinAFactorOfTheProfiles() {
        learned(60, 0.9, 0.1);
        assertThat(slope.below(LIMIT)).isCloseTo(0.4, within(1e-9));
        learned(60, -0.5, 0.1);
        assertThat(slope.below(LIMIT)).isCloseTo(0.025, within(1e-9));
    }

    @Test
    void staysBelowWhatAProfileAllows() {
        learned(60, 0.9, 0.1);
        assertThat(slope.below(0.2)).isLessThan(0.2).isGreaterThan(0.1);
    }

    @Test
    void whatWasNotMeasuredChangesNothing() {
        learned(5, Double.NaN, 0.5);
        learned(5, 0.3, 0);
        assertThat(slope.below(LIMIT)).isEqualTo(0.1);
    }

    @Test
    void aProfileInWhichNothingIsLearntStaysSo() {
        MeasuredSlope none = new MeasuredSlope(0);
        none.learned(0.5, 0.5);
        assertThat(none.below(LIMIT)).isZero();
    }

    private void learned(int times, double gained, double gain) {
        for (int i = 0; i < times; i++) {
            slope.learned(gained, gain);
        }
    }
}
