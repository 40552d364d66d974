// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyNameTest {

    @ParameterizedTest
    @EnumSource
    void everyNameMakesAPolicyAndIsFoundAgain(PolicyName name) {
        AllocationPolicy policy = name.create(PaperProfile.complete(), 5);
        Decision decision = policy.decide(PolicyState.INITIAL, new SlotBudget(10, 3e8));
        FrameExtremes recent = decision.nextState().recent();
        assertThat(decision.nextState()).isEqualTo(new PolicyState(1, 10, 10, recent));
        assertThat(recent.max()).isEqualTo(name == PolicyName.ORRIC_ROLLING ? 10 : 0);
        assertThat(decision).isEqualTo(policy.decide(PolicyState.INITIAL, new SlotBudget(10, 3e8)));
        assertThat(PolicyName.of(name.toString())).isEqualTo(name);
    }

    @Test
    void retrainingOnWhatIsLeftOverIsInferenceGreedy() {
        assertThat(PolicyName.of("retrain-leftover")).isEqualTo(PolicyName.INFERENCE_GREEDY);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> PolicyName.of("oric"))
                .hasMessageStartingWith("policy is 'oric', must be one of orric, ")
                .hasMessageEndingWith(PolicyName.labels());
    }
}
