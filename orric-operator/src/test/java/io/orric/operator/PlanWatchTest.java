// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanWatchTest {

    private final PlanWatch watch = new PlanWatch("north");

    @Test
    void warnsOnceWhenMoreIsTakenForLong() {
        assertThat(warnings(30, 160)).isEqualTo(1);
    }

    @Test
    void warnsAgainAfterAllWasWell() {
        assertThat(warnings(30, 160)).isEqualTo(1);
        assertThat(warnings(30, 100)).isZero();
        assertThat(warnings(30, 10)).isEqualTo(1);
    }

    @Test
    void aRetrainingThatEndsInAnotherSlotIsNoReason() {
        long warned =
                IntStream.range(0, 60)
                        .filter(slot -> watch.ended(100, slot % 2 == 0 ? 40 : 160))
                        .count();
        assertThat(warned).isZero();
    }

    private long warnings(int slots, double measured) {
        return IntStream.range(0, slots).filter(slot -> watch.ended(100, measured)).count();
    }
}
