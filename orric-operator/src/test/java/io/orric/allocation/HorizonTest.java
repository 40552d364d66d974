// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;

class HorizonTest {

    private static final Profile PROFILE = PaperProfile.complete();

    @Property
    void episodesDoubleAndFollowEachOther(@ForAll @LongRange(min = 1, max = 9) long first) {
        Horizon horizon = Horizon.doubling(first);
        long slot = 1;
        for (long length = first; length < 1000; length *= 2) {
            for (long position = 1; position <= length; position++, slot++) {
                assertThat(horizon.position(slot)).isEqualTo(position);
                assertThat(horizon.end(slot)).isEqualTo(length);
            }
        }
    }

    @Property
    void aRollingHorizonHasAlwaysAsManySlotsAhead(
            @ForAll @LongRange(min = 1) long slot, @ForAll @LongRange(min = 1) long slots) {
        Horizon horizon = Horizon.rolling(slots);
        assertThat(horizon.position(slot)).isEqualTo(slot);
        long ahead = horizon.end(slot) - slot + 1;
        assertThat(horizon.end(slot) == Long.MAX_VALUE || ahead == slots).isTrue();
    }

    @Property
    void theSharesOfARollingHorizonAreThoseInAWindowOfOneSlotLess(
            @ForAll @LongRange(min = 1, max = 900) long slot,
            @ForAll @LongRange(min = 2, max = 600) long slots) {
        double expected = 0;
        for (long later = slot + 1; later <= slot + slots - 1; later++) {
            expected += 1.0 / Math.min(later - 1, slots - 1);
        }
        assertThat(Horizon.rolling(slots).shares(slot))
                .isCloseTo(expected, Percentage.withPercentage(1e-9));
        assertThat(Horizon.rolling(1).shares(slot)).isZero();
    }

    @Property
    void anEpisodeIsPlannedLikeAStreamOfItsOwn(@ForAll @LongRange(min = 1, max = 9) long first) {
        AllocationPolicy endless = PolicyName.ORRIC_DOUBLING.create(PROFILE, first);
        PolicyState state = PolicyState.INITIAL;
        for (long length = first; length < 200; length *= 2) {
            AllocationPolicy finite = PolicyName.ORRIC.create(PROFILE, length);
            PolicyState own = PolicyState.INITIAL;
            for (long position = 1; position <= length; position++) {
                SlotBudget budget = new SlotBudget(10, 10 * 8e6 * (1 + position % 7));
                Decision expected = finite.decide(own, budget);
                Decision decision = endless.decide(state, budget);
                assertThat(decision.allocation()).isEqualTo(expected.allocation());
                own = expected.nextState();
                state = decision.nextState();
            }
        }
    }

    @Example
    void withTheHorizonRollingTheFirstSlotIsThePapersAndRetrainingNeverStops() {
        AllocationPolicy endless = PolicyName.ORRIC_ROLLING.create(PROFILE, 50);
        AllocationPolicy finite = PolicyName.ORRIC.create(PROFILE, 50);
        SlotBudget rich = new SlotBudget(10, 10 * 2e8);
        assertThat(endless.decide(PolicyState.INITIAL, rich).allocation())
                .isEqualTo(finite.decide(PolicyState.INITIAL, rich).allocation());
        PolicyState late = new PolicyState(1_000_000_000_000L, 10, 10);
        Allocation allocation = endless.decide(late, rich).allocation();
        assertThat(allocation.retrainingWeight())
                .isCloseTo(0.01 * 0.4493 / 0.7957, Percentage.withPercentage(1e-9));
        assertThat(allocation.retraining().ratio()).isEqualTo(1);
    }

    @Example
    void sumsOfReciprocalsKeepTheirDigitsFarOut() {
        for (long from : new long[] {300, 1_000_000, 1_000_000_000_000L}) {
            List<Double> reciprocals = new ArrayList<>();
            for (long n = from + 20; n >= from; n--) {
                reciprocals.add(1.0 / n);
            }
            double expected = reciprocals.stream().mapToDouble(Double::doubleValue).sum();
            assertThat(HarmonicNumbers.sum(from, from + 20))
                    .isCloseTo(expected, Percentage.withPercentage(1e-9));
        }
    }

    @Example
    void whatIsExpectedOfASiteWeighsFromItsFirstSlotOn() {
        OrricPolicy policy = new OrricPolicy(PROFILE, 10);
        SlotBudget budget = new SlotBudget(50, 50 * 8e6);
        Decision seen = policy.decide(PolicyState.INITIAL, budget);
        Decision expected = policy.decide(PolicyState.expecting(20, 200), budget);
        assertThat(expected.nextState()).isEqualTo(new PolicyState(1, 20, 200));
        assertThat(expected.allocation().retrainingWeight())
                .isCloseTo(
                        seen.allocation().retrainingWeight() / 10, Percentage.withPercentage(1e-9));
    }

    @Example
    void refusesHorizonsAndExpectationsOutsideTheirRange() {
        assertThatThrownBy(() -> Horizon.rolling(0)).hasMessage("horizon is 0, must be at least 1");
        assertThatThrownBy(() -> Horizon.doubling(-1)).hasMessageContaining("horizon is -1");
        assertThatThrownBy(() -> PolicyState.expecting(0, 5))
                .hasMessageContaining("fewest frames of a slot is 0, must be at least 1");
        assertThatThrownBy(() -> PolicyState.expecting(6, 5))
                .hasMessage("most frames of a slot are 5, must be at least 6");
    }
}
