// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CapacityModelTest {

    @Test
    void constantIsTheSameAFrame() {
        CapacityModel capacity = CapacityModel.parse("constant:2.5", 1);
        assertThat(capacity.capacity(1, 100)).isEqualTo(250);
        assertThat(capacity.capacity(9, 10)).isEqualTo(25);
    }

    @Test
    void uniformDrawsBetweenItsBounds() {
        CapacityModel capacity = CapacityModel.parse("uniform:10:30", 7);
        double[] draws =
                LongStream.rangeClosed(1, 10_000)
                        .mapToDouble(t -> capacity.capacity(t, 1))
                        .toArray();
        assertThat(Arrays.stream(draws).boxed()).allMatch(draw -> draw >= 10 && draw < 30);
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(20, within(0.3));
    }

    @Test
    void equalSeedsDrawEquallyAndOthersDoNot() {
        CapacityModel one = CapacityModel.uniform(0, 1, 5);
        CapacityModel same = CapacityModel.uniform(0, 1, 5);
        CapacityModel other = CapacityModel.uniform(0, 1, 6);
        assertThat(same.capacity(3, 100)).isEqualTo(one.capacity(3, 100));
        assertThat(other.capacity(3, 100)).isNotEqualTo(one.capacity(3, 100));
    }

    @Test
    void refusesWhatIsNoCapacity() {
        assertThatThrownBy(() -> CapacityModel.parse("plenty", 1))
                .hasMessage(
                        "capacity is 'plenty', must be cores:X, slot:X, constant:X or uniform:LOW:HIGH");
        assertThatThrownBy(() -> CapacityModel.parse("constant:much", 1))
                .hasMessageContaining("must be numbers");
        assertThatThrownBy(() -> CapacityModel.parse("uniform:3:1", 1))
                .hasMessageContaining("uniform:3.0:1.0");
        assertThatThrownBy(() -> CapacityModel.parse("cores:0", 1))
                .hasMessage("capacity is cores:0.0, must be above 0");
        assertThatThrownBy(() -> CapacityModel.parse("constant:-1", 1))
                .hasMessageContaining("-1.0");
    }

    @Test
    void aSlotMayHaveItsCapacityHoweverManyFramesItHas() {
        CapacityModel capacity = CapacityModel.parse("slot:70", 1);
        assertThat(capacity.capacity(3, 10)).isEqualTo(70);
        assertThat(capacity.capacity(3, 1000)).isEqualTo(70);
        assertThat(capacity.isOfSlots()).isTrue();
        assertThat(CapacityModel.parse("cores:2", 1).isOfSlots()).isTrue();
        assertThat(CapacityModel.parse("constant:2", 1).isOfSlots()).isFalse();
    }
}
