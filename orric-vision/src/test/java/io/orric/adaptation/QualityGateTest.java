// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityGateTest {

    @ParameterizedTest(name = "tolerance {0}: {1} to {2} is {3}")
    @CsvSource({
        "0,    0.5, 0.5,  true",
        "0,    0.5, 0.75, true",
        "0,    0.5, 0.49, false",
        "0.25, 0.5, 0.25, true",
        "0.25, 0.5, 0.24, false",
        "1,    1,   0,    true",
        "1,    0.5, NaN,  false",
        "1,    NaN, 0.5,  false"
    })
    void acceptsWhatAgreesNoLessWithinTheTolerance(
            double tolerance, double before, double after, boolean accepted) {
        assertThat(new QualityGate(0, 0.2, tolerance).accepts(before, after)).isEqualTo(accepted);
    }

    @ParameterizedTest(name = "disagreement of {0} is wanted: an agreement of {1} is {2}")
    @CsvSource({
        "0,   1,    true",
        "0.1, 0.95, false",
        "0.1, 0.85, true",
        "0.1, NaN,  true",
        "1,   0.5,  false",
        "1,   0,    true"
    })
    void onlyWhoDisagreesOftenEnoughIsTrained(
            double leastDisagreement, double agreement, boolean trained) {
        assertThat(new QualityGate(leastDisagreement, 0.2, 0).wantsTraining(agreement))
                .isEqualTo(trained);
    }
}
