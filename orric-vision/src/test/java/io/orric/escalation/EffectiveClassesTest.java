// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveClassesTest {

    private static final float[] RED = {0.8f, 0.1f, 0.1f};
    private static final float[] GREEN = {0.1f, 0.8f, 0.1f};
    private static final float[] BLUE = {0.1f, 0.1f, 0.8f};

    @Test
    void equallyFrequentClassesCountWhole() {
        assertThat(EffectiveClasses.in(List.of(RED, RED, RED))).isEqualTo(1);
        assertThat(EffectiveClasses.in(List.of(RED, GREEN, BLUE, BLUE, GREEN, RED)))
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void rareClassesHardlyCount() {
        assertThat(EffectiveClasses.in(List.of(RED, RED, RED, RED, RED, RED, RED, RED, RED, BLUE)))
                .isCloseTo(1 / (0.81 + 0.01), within(1e-9));
    }

    @Test
    void noAnswersHaveNoClasses() {
        assertThat(EffectiveClasses.in(List.of())).isZero();
    }
}
