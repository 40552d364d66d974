// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.adaptation.TrainingResult;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.experiments.loop.SlotOutcome.Ending;
import io.orric.operator.CapacityModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {

    /** The teacher costs 10 a frame, the student 2, training it 4. */
    private static final Profile PROFILE =
            new Profile(
                    ConfigurationSpace.of(
                            List.of(
                                    new InferenceConfiguration(12, 0.5, 1),
                                    new InferenceConfiguration(24, 0.8, 2)),
                            List.of(new RetrainingConfiguration(1, 1, 14))),
                    0.8,
                    0.01);

    private final AllocationSchedule schedule =
            AllocationSchedule.of(
                    PolicyName.KNOWLEDGE_DISTILLATION.create(PROFILE, 1),
                    CapacityModel.constant(16),
                    10,
                    1);

    @Test
    void everyPassIsCharged() {
        Run run = run(new TrainingResult(10, 8, 4, 0.5, 0.6, ""));
        assertThat(run.computeUsed()).isEqualTo(10 * 2 + 10 * 10 + 8 * 4 + 4 * 2);
        assertThat(run.computeGiven()).isEqualTo(160);
        assertThat(run.accuracy()).isEqualTo(0.7);
    }

    @Test
    void aSlotThatUsesMoreThanItWasGivenIsAnError() {
        assertThatThrownBy(() -> run(new TrainingResult(10, 10, 2, 0.5, 0.6, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot 1 used 164.0 of 160.0");
    }

    @Test
    void underNoiseThereIsNoHighestResolution() {
        ModelFolder models = new ModelFolder(null, null, "", "", null, null, PROFILE);
        for (String noise :
                List.of("gaussian_noise", "shot_noise", "impulse_noise", "speckle_noise")) {
            Profile under = models.profileUnder(noise);
            assertThat(under.space().inference())
                    .extracting(InferenceConfiguration::resolution)
                    .containsExactly(12);
            assertThat(under.maxAccuracy()).isEqualTo(0.5);
            assertThat(
                            AllocationSchedule.of(
                                            PolicyName.ORRIC.create(under, 3),
                                            CapacityModel.constant(100),
                                            10,
                                            3)
                                    .meanResolution())
                    .isEqualTo(12);
        }
        assertThat(models.profileUnder("fog")).isEqualTo(PROFILE);
    }

    private Run run(TrainingResult training) {
        return new Run(
                schedule,
                List.of(new SlotOutcome(10, 7, 0, 0, Ending.ACCEPTED, training, 1, 1)),
                PROFILE.space());
    }
}
