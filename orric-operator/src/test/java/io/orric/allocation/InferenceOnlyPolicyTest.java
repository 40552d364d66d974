// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InferenceOnlyPolicyTest {

    private final AllocationPolicy policy =
            PolicyName.of("inference-only").create(PaperProfile.complete(), 10);

    @Test
    void takesTheHighestAffordableResolutionAndNeverRetrains() {
        Allocation allocation =
                policy.decide(PolicyState.INITIAL, new SlotBudget(10, 10 * 7_500_000.0))
                        .allocation();
        assertThat(allocation.inference().resolution()).isEqualTo(28);
        assertThat(allocation.retraining().ratio()).isZero();
        assertThat(allocation.overloaded()).isFalse();
    }

    @Test
    void isOverloadedWhenNothingFits() {
        Decision decision = policy.decide(PolicyState.INITIAL, new SlotBudget(10, 10));
        assertThat(decision.allocation().overloaded()).isTrue();
        assertThat(decision.allocation().inference().resolution()).isEqualTo(20);
        assertThat(decision.nextState()).isEqualTo(new PolicyState(1, 10, 10));
    }
}
