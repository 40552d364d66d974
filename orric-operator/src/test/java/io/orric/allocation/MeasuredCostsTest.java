// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuredCostsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final ConfigurationSpace SPACE =
            ConfigurationSpace.of(
                    List.of(
                            new InferenceConfiguration(32, 0.6, 1),
                            new InferenceConfiguration(64, 0.9, 4)),
                    List.of(
                            new RetrainingConfiguration(0.5, 0.5, 10),
                            new RetrainingConfiguration(1, 1, 20)));

    private final MeasuredCosts costs = new MeasuredCosts(SPACE);

    @Test
    void untilSomethingIsMeasuredCostsAreTheProfiles() {
        assertThat(costs.of("north").inference()).isEqualTo(SPACE.inference());
        assertThat(costs.of("north").retraining()).isEqualTo(SPACE.retraining());
    }

    @Test
    void aMeasurementIsTheCostAndTellsOfTheNeighbours() {
        costs.inferred(64, 8);
        costs.retrained(0.5, 5);
        ConfigurationSpace corrected = costs.of("north");
        assertThat(corrected.bestInference().cost()).isEqualTo(8, EXACTLY);
        assertThat(corrected.cheapestInference().cost()).isEqualTo(2, EXACTLY);
        assertThat(corrected.bestRetraining().cost()).isEqualTo(10, EXACTLY);
        costs.inferred(32, 3);
        assertThat(costs.of("north").cheapestInference().cost()).isEqualTo(3, EXACTLY);
        assertThat(costs.of("north").bestInference().cost()).isEqualTo(8, EXACTLY);
    }

    @Test
    void secondOpinionsHaveACostOfTheirOwn() {
        MeasuredCosts pairs =
                new MeasuredCosts(
                        ConfigurationSpace.of(
                                        List.of(
                                                new InferenceConfiguration(64, 0.9, 4),
                                                new InferenceConfiguration(64, 0.5, 0.95, 9)),
                                        SPACE.retraining())
                                .withTeacherFrameCost(10));
        assertThat(pairs.of("north").bestInference().cost()).isEqualTo(9, EXACTLY);
        pairs.inferred(64, 8);
        assertThat(pairs.of("north").bestInference().cost()).isEqualTo(13, EXACTLY);
        pairs.escalated(6);
        assertThat(pairs.of("north").bestInference().cost()).isEqualTo(8 + 3, EXACTLY);
        assertThat(pairs.of("north").teacherFrameCost()).isEqualTo(6, EXACTLY);
        assertThat(pairs.of("north").bestStudent().cost()).isEqualTo(8, EXACTLY);
    }

    @Test
    void decodingIsEachSitesOwn() {
        costs.inferred(64, 4);
        costs.decoded("north", 2);
        assertThat(costs.of("north").bestInference().cost()).isEqualTo(6, EXACTLY);
        assertThat(costs.of("south").bestInference().cost()).isEqualTo(4, EXACTLY);
    }

    @Test
    void measurementsAreSmoothed() {
        costs.inferred(64, 4);
        costs.inferred(64, 14);
        assertThat(costs.of("north").bestInference().cost()).isBetween(4.0, 9.0);
        for (int slot = 0; slot < 40; slot++) {
            costs.inferred(64, 14);
        }
        assertThat(costs.of("north").bestInference().cost()).isEqualTo(14, within(0.01));
    }

    @Test
    void correctionsAreBounded() {
        costs.inferred(64, 1e9);
        assertThat(costs.of("north").bestInference().cost()).isEqualTo(4 * 32, EXACTLY);
    }

    @Test
    void valuesThatAreNoTimesAreIgnored() {
        costs.inferred(64, Double.NaN);
        costs.inferred(64, 0);
        costs.retrained(0.5, Double.POSITIVE_INFINITY);
        assertThat(costs.of("north").inference()).isEqualTo(SPACE.inference());
        assertThat(costs.of("north").retraining()).isEqualTo(SPACE.retraining());
    }
}
