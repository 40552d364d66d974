// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** ORRIC on streams that never end. */
class RollingHorizonTest {

    private static final int SLOTS = 120;

    @Property(tries = 300)
    void oneFrameInASlotChangesNoOtherDecision(
            @ForAll("profiles") Profile profile,
            @ForAll("horizons") int horizon,
            @ForAll @IntRange(min = 1, max = SLOTS) int place,
            @ForAll("usual") long usual,
            @ForAll long seed) {
        List<SlotBudget> ordinary = steady(profile, usual, seed);
        List<SlotBudget> broken = new ArrayList<>(ordinary);
        breakSlot(broken, place);
        assertSameElsewhere(profile, horizon, ordinary, broken);
    }

    @Property(tries = 300)
    void slotsOfOneFrameHereAndThereChangeNoOtherDecision(
            @ForAll("profiles") Profile profile,
            @ForAll("horizons") int horizon,
            @ForAll("usual") long usual,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<SlotBudget> ordinary = steady(profile, usual, seed);
        List<SlotBudget> broken = new ArrayList<>(ordinary);
        for (int place = 1 + random.nextInt(6); place <= SLOTS; place += 2 + random.nextInt(30)) {
            breakSlot(broken, place);
        }
        assertSameElsewhere(profile, horizon, ordinary, broken);
    }

    /** Frames vary; the slot that breaks would have had neither the fewest nor the most. */
    @Property(tries = 300)
    void oneFrameInASlotOfAnUnsteadyCameraChangesNoOtherWeight(
            @ForAll("profiles") Profile profile,
            @ForAll @IntRange(min = 12, max = 200) int horizon,
            @ForAll @IntRange(min = 1, max = SLOTS / 3 - 1) int third,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<SlotBudget> ordinary = new ArrayList<>();
        for (int t = 1; t <= SLOTS; t++) {
            long frames = List.of(100L, 60L, 140L).get(t % 3);
            ordinary.add(new SlotBudget(frames, frames * perFrame(profile, random)));
        }
        List<SlotBudget> broken = new ArrayList<>(ordinary);
        breakSlot(broken, 3 * third);
        assertSameElsewhere(profile, horizon, ordinary, broken);
    }

    @Example
    void afterAMillionSlotsTheWeightIsThatOfSlotT() {
        Profile profile = PaperProfile.complete();
        for (int horizon : new int[] {4, 50, 1000}) {
            OrricPolicy policy = new OrricPolicy(profile, Horizon.rolling(horizon));
            PolicyState state = PolicyState.INITIAL;
            Random random = new Random(1);
            double atHorizon = Double.NaN;
            double last = Double.NaN;
            for (int t = 1; t <= 1_000_000; t++) {
                long frames = t % 2 == 0 ? 80 : 100;
                SlotBudget budget = new SlotBudget(frames, frames * perFrame(profile, random));
                Decision decision = policy.decide(state, budget);
                state = decision.nextState();
                last = decision.allocation().retrainingWeight();
                atHorizon = t == horizon ? last : atHorizon;
            }
            assertThat(last).isEqualTo(atHorizon);
            assertThat(last).isEqualTo(0.01 * (0.8 * (0.4493 / 0.7957)));
        }
    }

    @Property
    void theWeightNeverRisesWhileFramesStay(@ForAll("horizons") int horizon) {
        Horizon rolling = Horizon.rolling(horizon);
        for (long t = 1; t < 2L * horizon; t++) {
            assertThat(rolling.shares(t + 1)).isLessThanOrEqualTo(rolling.shares(t));
        }
    }

    @Example
    void aNightOfHalfTheFramesHalvesTheWeightUntilItHasLeftTheWindow() {
        Profile profile = PaperProfile.complete();
        OrricPolicy policy = new OrricPolicy(profile, Horizon.rolling(100));
        PolicyState state = PolicyState.INITIAL;
        List<Double> weights = new ArrayList<>();
        for (int t = 1; t <= 600; t++) {
            long frames = t > 200 && t <= 400 ? 50 : 100;
            Decision decision = policy.decide(state, new SlotBudget(frames, frames * 3e7));
            state = decision.nextState();
            weights.add(decision.allocation().retrainingWeight());
        }
        double even = weights.get(199);
        assertThat(weights.subList(201, 251)).containsOnly(even / 2);
        assertThat(weights.subList(301, 400)).as("it is night all over").containsOnly(even);
        assertThat(weights.subList(401, 451)).containsOnly(even / 2);
        assertThat(weights.subList(501, 600)).containsOnly(even);
    }

    @Example
    void whatWasExpectedHoldsUntilASlotHasEnded() {
        Profile profile = PaperProfile.complete();
        OrricPolicy policy = new OrricPolicy(profile, Horizon.rolling(50));
        SlotBudget budget = new SlotBudget(50, 50 * 8e6);
        double seen = weight(policy, PolicyState.INITIAL, budget);
        assertThat(weight(policy, PolicyState.expecting(20, 200), budget)).isEqualTo(seen / 10);
        PolicyState ended = policy.ended(PolicyState.expecting(20, 200), 50, true);
        assertThat(weight(policy, ended, budget)).isGreaterThan(seen / 2);
    }

    @Example
    void aSlotThatWasNotWholeCountsInNoExtremes() {
        Profile profile = PaperProfile.complete();
        for (Horizon horizon : List.of(Horizon.rolling(50), Horizon.fixed(50))) {
            OrricPolicy policy = new OrricPolicy(profile, horizon);
            PolicyState state = policy.ended(PolicyState.INITIAL, 40, false);
            assertThat(state).isEqualTo(new PolicyState(1, 0, 0));
            state = policy.ended(state, 100, true);
            assertThat(policy.ended(state, 40, false))
                    .isEqualTo(new PolicyState(3, 100, 100, state.recent()));
        }
    }

    private static double weight(OrricPolicy policy, PolicyState state, SlotBudget budget) {
        return policy.decide(state, budget).allocation().retrainingWeight();
    }

    private static List<SlotBudget> steady(Profile profile, long frames, long seed) {
        Random random = new Random(seed);
        List<SlotBudget> trace = new ArrayList<>();
        for (int t = 1; t <= SLOTS; t++) {
            trace.add(new SlotBudget(frames, frames * perFrame(profile, random)));
        }
        return trace;
    }

    /** From too little for anything to more than enough. */
    private static double perFrame(Profile profile, Random random) {
        ConfigurationSpace space = profile.space();
        double most = space.bestInference().cost() + space.bestRetraining().cost();
        return random.nextDouble() * 1.2 * most;
    }

    private static void breakSlot(List<SlotBudget> trace, int place) {
        trace.set(place - 1, new SlotBudget(1, trace.get(place - 1).capacityPerFrame()));
    }

    private static void assertSameElsewhere(
            Profile profile, int horizon, List<SlotBudget> ordinary, List<SlotBudget> broken) {
        List<Allocation> expected = decided(profile, horizon, ordinary);
        List<Allocation> decided = decided(profile, horizon, broken);
        for (int t = 0; t < SLOTS; t++) {
            if (ordinary.get(t).equals(broken.get(t))) {
                assertThat(decided.get(t)).as("slot %d", t + 1).isEqualTo(expected.get(t));
            }
        }
    }

    private static List<Allocation> decided(Profile profile, int horizon, List<SlotBudget> trace) {
        AllocationPolicy policy = PolicyName.ORRIC_ROLLING.create(profile, horizon);
        List<Allocation> allocations = new ArrayList<>();
        PolicyState state = PolicyState.INITIAL;
        for (SlotBudget budget : trace) {
            Decision decision = policy.decide(state, budget);
            allocations.add(decision.allocation());
            state = decision.nextState();
        }
        return allocations;
    }

    @Provide
    Arbitrary<Profile> profiles() {
        ConfigurationSpace paper = PaperProfile.complete().space();
        return Arbitraries.of(
                PaperProfile.complete(),
                PaperProfile.of(Set.of(20, 28)),
                new Profile(paper, 0.7957, 0.3),
                new Profile(paper, 0.7957, 0.7),
                Instance.steep(new Random(1), 1).problem().profile());
    }

    @Provide
    Arbitrary<Integer> horizons() {
        return Arbitraries.of(1, 2, 3, 10, 50, 97, 120, 1000);
    }

    @Provide
    Arbitrary<Long> usual() {
        return Arbitraries.of(4L, 7L, 10L, 100L, 1000L, 1_000_000L);
    }
}
