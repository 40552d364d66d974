// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.BudgetMeter.Grant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BudgetMeterTest {

    @Test
    void framesWithinTheForecastGetWhatWasChosenTheOthersTheCheapest() {
        assertThat(grants(new SlotBudget(3, 60), 0, 20, 10, 4)).isEqualTo("CCC-");
        assertThat(grants(new SlotBudget(3, 80), 0, 20, 10, 6)).isEqualTo("CCCcc-");
    }

    @Test
    void whatIsKeptForRetrainingIsUsedBeforeAFrameGetsNothing() {
        assertThat(grants(new SlotBudget(2, 60), 20, 20, 10, 6)).isEqualTo("CCcc--");
        BudgetMeter meter = BudgetMeter.of(new SlotBudget(2, 60), 20).next(60, 20).next(60, 20);
        assertThat(meter.affordable(5)).isEqualTo(4);
        assertThat(meter.next(60, 10).affordable(5)).isEqualTo(2);
        assertThat(meter.affordable(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aCapacityThatGrowsWithTheFramesPaysForEachOfThem() {
        BudgetMeter meter = BudgetMeter.of(new SlotBudget(1, 25), 5);
        for (int frames = 1; frames <= 100; frames++) {
            assertThat(meter.grant(25.0 * frames, 20, 10)).isEqualTo(Grant.CHOSEN);
            meter = meter.next(25.0 * frames, 20);
        }
    }

    @Property
    void neverGrantsMoreThanTheCapacity(
            @ForAll @IntRange(min = 1, max = 50) int forecast,
            @ForAll @IntRange(min = 1, max = 200) int frames,
            @ForAll @DoubleRange(min = 0, max = 1000) double capacity,
            @ForAll @DoubleRange(min = 0.1, max = 20) double cheapest,
            @ForAll @DoubleRange(min = 0, max = 20) double more,
            @ForAll @DoubleRange(min = 0, max = 100) double reserved) {
        double chosen = cheapest + more;
        BudgetMeter meter = BudgetMeter.of(new SlotBudget(forecast, capacity), reserved);
        for (int frame = 0; frame < frames; frame++) {
            Grant grant = meter.grant(capacity, chosen, cheapest);
            meter = meter.next(capacity, cost(grant, chosen, cheapest));
        }
        assertThat(meter.frames()).isEqualTo(frames);
        assertThat(meter.spent()).isLessThanOrEqualTo(capacity * (1 + 1e-6));
        assertThat(meter.spent() + meter.affordable(1))
                .isLessThanOrEqualTo(capacity * (1 + 1e-6) + 1e-9);
    }

    /** What so many frames get: C what was chosen, c the cheapest, - nothing. */
    private static String grants(
            SlotBudget budget, double reserved, double chosen, double cheapest, int frames) {
        BudgetMeter meter = BudgetMeter.of(budget, reserved);
        List<String> grants = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            Grant grant = meter.grant(budget.capacity(), chosen, cheapest);
            meter = meter.next(budget.capacity(), cost(grant, chosen, cheapest));
            grants.add(
                    switch (grant) {
                        case CHOSEN -> "C";
                        case CHEAPEST -> "c";
                        case NOTHING -> "-";
                    });
        }
        return String.join("", grants);
    }

    private static double cost(Grant grant, double chosen, double cheapest) {
        return switch (grant) {
            case CHOSEN -> chosen;
            case CHEAPEST -> cheapest;
            case NOTHING -> 0;
        };
    }
}
