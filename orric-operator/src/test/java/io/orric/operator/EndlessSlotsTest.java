// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static io.orric.operator.SlotOperatorHarness.SLOT_MILLIS;
import static io.orric.operator.SlotOperatorHarness.slot;
import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.Horizon;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the slot operator tells a policy with a rolling horizon of the slots that ended. */
class EndlessSlotsTest {

    private static final Profile PROFILE =
            new Profile(
                    ConfigurationSpace.of(
                            List.of(
                                    new InferenceConfiguration(20, 0.5, 10),
                                    new InferenceConfiguration(32, 0.8, 20)),
                            List.of(new RetrainingConfiguration(1, 1, 100))),
                    0.8,
                    0.1);

    private static final int USUAL = 8;

    /** L · A^I_min from slot 3 on, with T = 4 and even frames. */
    private static final double STEADY = 0.1 * (0.5 / 0.8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aSlotOfOneFrameLeavesAllWeightsAsTheyAre(int broken) throws Exception {
        for (SlotTiming timing : SlotTiming.values()) {
            try (SlotOperatorHarness operator = fresh(timing)) {
                for (int slot = 1; slot <= 10; slot++) {
                    run(operator, slot, slot == broken ? 1 : USUAL);
                }
                assertThat(weights(operator).subList(2, 10)).containsOnly(STEADY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aSlotThatBeganBeforeItsCameraDoesNotCount(int cameOn) throws Exception {
        try (SlotOperatorHarness operator = fresh(SlotTiming.AT_START)) {
            for (int slot = 1; slot <= 10; slot++) {
                Frame[] frames = slot("north", slot, USUAL);
                int from = slot == cameOn - 1 ? USUAL : slot == cameOn ? USUAL / 2 : 0;
                operator.add(Arrays.copyOfRange(frames, from, USUAL));
                operator.advanceTo(slot * SLOT_MILLIS - 1);
            }
            List<Double> weights = weights(operator);
            assertThat(weights.subList(2, weights.size())).containsOnly(STEADY);
        }
    }

    @ParameterizedTest
    @EnumSource(SlotTiming.class)
    void theExtremesSurviveARestart(SlotTiming timing) throws Exception {
        OperatorSubtaskState snapshot;
        try (SlotOperatorHarness operator = fresh(timing)) {
            for (int slot = 1; slot <= 6; slot++) {
                run(operator, slot, slot == 6 ? USUAL / 2 : USUAL);
            }
            snapshot = operator.snapshot();
        }
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.restored(rules(timing), 1, snapshot)) {
            run(operator, 7, USUAL);
            assertThat(weights(operator)).containsExactly(STEADY / 2);
        }
    }

    private static void run(SlotOperatorHarness operator, int slot, int frames) throws Exception {
        operator.add(slot("north", slot, frames));
        operator.advanceTo(slot * SLOT_MILLIS - 1);
    }

    private static List<Double> weights(SlotOperatorHarness operator) {
        return operator.decisions().stream().map(SlotDecision::retrainingWeight).toList();
    }

    private static SlotOperatorHarness fresh(SlotTiming timing) throws Exception {
        return SlotOperatorHarness.fresh(rules(timing));
    }

    private static SlotRules<Frame> rules(SlotTiming timing) {
        AllocationPolicy policy = new OrricPolicy(PROFILE, Horizon.rolling(4));
        SitePlan plan =
                new SitePlan("orric-rolling", each -> policy, PROFILE, CapacityModel.constant(70));
        return SlotOperatorHarness.rules(timing, site -> plan);
    }
}
