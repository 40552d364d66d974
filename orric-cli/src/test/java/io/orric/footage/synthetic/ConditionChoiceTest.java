// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.conditions.ConditionKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionChoiceTest {

    @Test
    void clearAndFixedConditionsHoldForEveryFrame() {
        assertThat(ConditionChoice.parse("clear").of(1, 5)).isEmpty();
        assertThat(ConditionChoice.parse("night:0.7+rain:0.4").of(1, 5))
                .containsExactly(
                        new Condition(ConditionKind.NIGHT, 0.7),
                        new Condition(ConditionKind.RAIN, 0.4));
    }

    @Test
    void allDrawsEveryKindAndSomeClearFrames() {
        List<List<Condition>> drawn =
                IntStream.range(0, 500)
                        .mapToObj(index -> ConditionChoice.parse("all").of(1, index))
                        .toList();
        assertThat(drawn.stream().filter(List::isEmpty).count()).isBetween(70L, 130L);
        assertThat(drawn.stream().flatMap(List::stream).map(Condition::kind))
                .contains(ConditionKind.values());
        assertThat(drawn).allMatch(conditions -> conditions.size() <= 2);
    }

    @Test
    void aFramesConditionsAreAFunctionOfSeedAndIndex() {
        ConditionChoice all = ConditionChoice.parse("all");
        assertThat(IntStream.range(0, 50).mapToObj(i -> all.of(7, i)))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> all.of(7, i)).toList());
        assertThat(IntStream.range(0, 50).mapToObj(i -> all.of(8, i)))
                .isNotEqualTo(IntStream.range(0, 50).mapToObj(i -> all.of(7, i)).toList());
    }

    @Test
    void anUnknownConditionIsRefused() {
        assertThatThrownBy(() -> ConditionChoice.parse("fog:0.5+hail:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hail")
                .hasMessageContaining("fog, rain");
    }
}
