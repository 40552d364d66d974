// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationSpaceTest {

    private static final InferenceConfiguration LOW = new InferenceConfiguration(20, 0.5, 10);
    private static final InferenceConfiguration HIGH = new InferenceConfiguration(32, 0.8, 20);

    @Test
    void sortsAscending() {
        assertThat(ConfigurationSpace.of(List.of(HIGH, LOW), List.of()).inference())
                .containsExactly(LOW, HIGH);
    }

    @Test
    void dropsWhatCostsMoreAndYieldsNoMore() {
        InferenceConfiguration worse = new InferenceConfiguration(24, 0.5, 15);
        InferenceConfiguration wasteful = new InferenceConfiguration(64, 0.8, 21);
        assertThat(
                        ConfigurationSpace.of(List.of(HIGH, worse, wasteful, LOW), List.of())
                                .inference())
                .containsExactly(LOW, HIGH);
    }

    @Test
    void dropsRetrainingThatCostsAndGainsNothing() {
        RetrainingConfiguration useless = new RetrainingConfiguration(0.1, 0, 5);
        RetrainingConfiguration half = new RetrainingConfiguration(0.5, 0.5, 50);
        assertThat(ConfigurationSpace.of(List.of(LOW), List.of(half, useless)).retraining())
                .containsExactly(RetrainingConfiguration.NONE, half);
    }

    @Test
    void notRetrainingIsAlwaysPossible() {
        assertThat(ConfigurationSpace.of(List.of(LOW), List.of()).retraining())
                .containsExactly(RetrainingConfiguration.NONE);
    }

    @Test
    void refusesAnEmptySpaceAndRepeatedConfigurations() {
        assertThatThrownBy(() -> ConfigurationSpace.of(List.of(), List.of()))
                .hasMessageContaining("no inference configuration");
        assertThatThrownBy(() -> ConfigurationSpace.of(List.of(LOW, LOW), List.of()))
                .hasMessageContaining("resolution 20 is given twice");
    }

    @Test
    void restrictsToKnownResolutionsOnly() {
        ConfigurationSpace space = ConfigurationSpace.of(List.of(LOW, HIGH), List.of());
        assertThat(space.restrictedTo(Set.of(32)).inference()).containsExactly(HIGH);
        assertThatThrownBy(() -> space.restrictedTo(Set.of(28)))
                .hasMessageContaining("[28]")
                .hasMessageContaining("[20, 32]");
    }

    @Test
    void configurationsOutsideTheirRangesNameTheValue() {
        assertThatThrownBy(() -> new InferenceConfiguration(0, 0.5, 1))
                .hasMessageContaining("resolution is 0");
        assertThatThrownBy(() -> new InferenceConfiguration(20, 1.5, 1))
                .hasMessageContaining("accuracy is 1.5");
        assertThatThrownBy(() -> new InferenceConfiguration(20, Double.NaN, 1))
                .hasMessageContaining("accuracy is NaN");
        assertThatThrownBy(() -> new InferenceConfiguration(20, 0.5, -1))
                .hasMessageContaining("cost is -1");
        assertThatThrownBy(() -> new RetrainingConfiguration(2, 0.5, 1))
                .hasMessageContaining("ratio is 2");
    }

    @Test
    void aSlopeThatNoConcaveCurveHasIsRefused() {
        ConfigurationSpace space =
                ConfigurationSpace.of(
                        List.of(HIGH), List.of(new RetrainingConfiguration(1, 1, 10)));
        assertThatThrownBy(() -> new Profile(space, 0.8, 0.9))
                .hasMessageContaining("slope is 0.9")
                .hasMessageContaining("below");
    }

    @Test
    void passesOfTheWholeSampleCostWhatTheConfigurationSays() {
        ConfigurationSpace space =
                ConfigurationSpace.of(
                        List.of(new InferenceConfiguration(32, 0.8, 8)),
                        List.of(new RetrainingConfiguration(0.5, 0.5, 55.5)));
        assertThat(space.teacherFrameCost()).isEqualTo(95);
        assertThat(space.trainingCost(1, 0, 0)).isEqualTo(95);
        assertThat(space.trainingCost(0, 1, 0)).isEqualTo(16);
        assertThat(space.trainingCost(0, 0, 1)).isEqualTo(8);
        assertThat(space.trainingCost(50, 50, 0)).isEqualTo(100 * 55.5);
    }
}
