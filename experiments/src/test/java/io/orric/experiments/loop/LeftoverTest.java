// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.adaptation.TrainingResult;
import io.orric.allocation.Allocation;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.RetrainingConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverTest {

    /** A frame costs the student 1 and the teacher 10. */
    private static final ConfigurationSpace SPACE =
            ConfigurationSpace.of(
                    List.of(new InferenceConfiguration(32, 0.8, 1)),
                    List.of(
                            RetrainingConfiguration.NONE,
                            new RetrainingConfiguration(0.5, 0.5, 6)));

    private final Leftover left =
            new Leftover(
                    new AllocationSchedule.Slot(
                            300,
                            new Allocation(
                                    SPACE.inference().get(0),
                                    SPACE.retraining().get(1),
                                    1,
                                    1,
                                    false)),
                    20,
                    SPACE);

    @Test
    void whatRetrainingMayTakeIsKeptForIt() {
        assertThat(left.framesBeforeRetraining(20, 0)).isEqualTo((300 - 20 - 120) / 10);
        assertThat(left.framesBeforeRetraining(20, 3)).isEqualTo((300 - 20 - 120) / 13);
    }

    @Test
    void opinionsAndComparisonsTogetherStayWithinTheRest() {
        left.retrained(new TrainingResult(0, 0, 100, Double.NaN, Double.NaN, ""));
        assertThat(left.frames(0, 0)).isEqualTo(18);
        assertThat(left.frames(2, 5)).as("five of them compared").isEqualTo((180 - 10) / 10);
        assertThat(left.frames(2, 100)).as("all of them compared").isEqualTo(180 / 12);
        left.asked(15, 30);
        assertThat(left.frames(0, 0)).isZero();
    }
}
