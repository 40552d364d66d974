// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeuristicPolicyTest {

    private record Pair(RetrainingConfiguration retraining, InferenceConfiguration inference) {

        double gain() {
            return retraining.gain();
        }

        double accuracy() {
            return inference.accuracy();
        }

        double cost() {
            return retraining.cost() + inference.cost();
        }
    }

    private static final Comparator<Pair> BY_INFERENCE =
            Comparator.comparing(Pair::accuracy).thenComparing(Pair::gain);

    private static final Comparator<Pair> BY_RETRAINING =
            Comparator.comparing(Pair::gain).thenComparing(Pair::accuracy);

    @Property
    void eachTakesThePairThatTryingEveryPairWouldTake(
            @ForAll("spaces") ConfigurationSpace space, @ForAll("budgets") SlotBudget budget) {
        assertChooses(
                new InferenceGreedyPolicy(space), budget, pairs(space, budget).max(BY_INFERENCE));
        assertChooses(
                new KnowledgeDistillationPolicy(space),
                budget,
                pairs(space, budget).max(BY_RETRAINING));
        assertChooses(
                new InferenceOnlyPolicy(space),
                budget,
                pairs(space, budget).filter(pair -> pair.gain() == 0).max(BY_INFERENCE));
        assertChooses(
                FixedPolicy.bestResolution(space),
                budget,
                pairs(space, budget)
                        .filter(pair -> pair.gain() == 0)
                        .filter(pair -> pair.inference().equals(space.bestInference()))
                        .findAny()
                        .or(() -> cheapest(space, budget)));
    }

    @Property
    void nothingOvershootsABudgetInWhichAnythingFits(
            @ForAll("spaces") ConfigurationSpace space, @ForAll("budgets") SlotBudget budget) {
        Profile profile = new Profile(space, 1, 0.1);
        for (PolicyName name : PolicyName.values()) {
            if (name.studentInfers()) {
                Allocation allocation =
                        name.create(profile, 7).decide(PolicyState.INITIAL, budget).allocation();
                Pair pair = new Pair(allocation.retraining(), allocation.inference());
                assertThat(allocation.overloaded())
                        .isEqualTo(pairs(space, budget).findAny().isEmpty());
                assertThat(allocation.overloaded() || pair.cost() <= budget.capacityPerFrame())
                        .as(name.toString())
                        .isTrue();
            }
        }
    }

    @Property
    void focusShiftsFromRetrainingToInference(
            @ForAll("spaces") ConfigurationSpace space, @ForAll("budgets") SlotBudget budget) {
        FocusShiftPolicy policy = new FocusShiftPolicy(space, 20);
        Allocation first = decide(policy, 1, budget);
        Allocation last = decide(policy, 20, budget);
        assertThat(first).isEqualTo(decide(new KnowledgeDistillationPolicy(space), 1, budget));
        assertThat(last).isEqualTo(decide(new InferenceGreedyPolicy(space), 20, budget));
        assertThat(decide(policy, 21, budget)).isEqualTo(last);
        double accuracy = 0;
        for (int slot = 1; slot <= 20; slot++) {
            Allocation allocation = decide(policy, slot, budget);
            assertThat(allocation.inference().accuracy()).isGreaterThanOrEqualTo(accuracy);
            accuracy = allocation.inference().accuracy();
        }
    }

    @Example
    void chanceTreatsEveryPairThatFitsAlike() {
        ConfigurationSpace space = PaperProfile.complete().space();
        SlotBudget budget = new SlotBudget(1, 30_000_000);
        RandomPolicy policy = new RandomPolicy(space, 42);
        Map<Pair, Integer> counts = new HashMap<>();
        for (int slot = 1; slot <= 12_000; slot++) {
            Allocation allocation = decide(policy, slot, budget);
            counts.merge(
                    new Pair(allocation.retraining(), allocation.inference()), 1, Integer::sum);
            assertThat(decide(new RandomPolicy(space, 42), slot, budget)).isEqualTo(allocation);
        }
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(pairs(space, budget).toList());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(900, 1100));
    }

    @Example
    void anotherSeedDrawsOtherPairs() {
        ConfigurationSpace space = PaperProfile.complete().space();
        SlotBudget budget = new SlotBudget(1, 200_000_000);
        long same =
                Stream.iterate(1, slot -> slot + 1)
                        .limit(1000)
                        .filter(
                                slot ->
                                        decide(new RandomPolicy(space, 1), slot, budget)
                                                .equals(
                                                        decide(
                                                                new RandomPolicy(space, 2),
                                                                slot,
                                                                budget)))
                        .count();
        assertThat(same).isBetween(10L, 80L);
    }

    @Example
    void theTeacherInfersWhereItFits() {
        TeacherOnlyPolicy policy = new TeacherOnlyPolicy(PaperProfile.complete().space());
        Allocation rich = decide(policy, 1, new SlotBudget(10, 10 * 86_370_000.0));
        assertThat(rich.inference()).isEqualTo(new InferenceConfiguration(32, 1, 86_370_000));
        assertThat(rich.retraining()).isEqualTo(RetrainingConfiguration.NONE);
        Allocation poor = decide(policy, 1, new SlotBudget(10, 10 * 86_369_999.0));
        assertThat(poor.inference().cost()).isEqualTo(7_940_000);
        ConfigurationSpace unteachable =
                ConfigurationSpace.of(List.of(new InferenceConfiguration(32, 0.8, 5)), List.of());
        assertThatThrownBy(() -> new TeacherOnlyPolicy(unteachable))
                .hasMessageContaining("must be above 0 to be the teacher's");
    }

    @Example
    void theMiddleOfTheLists() {
        ConfigurationSpace space = PaperProfile.complete().space();
        Allocation middle = decide(FixedPolicy.middle(space), 1, new SlotBudget(1, 1e9));
        assertThat(middle.inference().resolution()).isEqualTo(28);
        assertThat(middle.retraining().ratio()).isEqualTo(0.3);
        Allocation tight = decide(FixedPolicy.middle(space), 1, new SlotBudget(1, 2e7));
        assertThat(tight.inference().resolution()).isEqualTo(20);
        assertThat(tight.retraining()).isEqualTo(RetrainingConfiguration.NONE);
    }

    private static Allocation decide(AllocationPolicy policy, long slot, SlotBudget budget) {
        PolicyState state = new PolicyState(slot - 1, budget.frames(), budget.frames());
        return policy.decide(state, budget).allocation();
    }

    private static void assertChooses(
            AllocationPolicy policy, SlotBudget budget, Optional<Pair> expected) {
        Allocation allocation = decide(policy, 1, budget);
        assertThat(allocation.overloaded()).isEqualTo(expected.isEmpty());
        expected.ifPresent(
                pair ->
                        assertThat(new Pair(allocation.retraining(), allocation.inference()))
                                .isEqualTo(pair));
    }

    private static Stream<Pair> pairs(ConfigurationSpace space, SlotBudget budget) {
        return space.retraining().stream()
                .flatMap(i -> space.inference().stream().map(j -> new Pair(i, j)))
                .filter(pair -> pair.cost() <= budget.capacityPerFrame());
    }

    private static Optional<Pair> cheapest(ConfigurationSpace space, SlotBudget budget) {
        return pairs(space, budget)
                .filter(pair -> pair.inference().equals(space.cheapestInference()))
                .filter(pair -> pair.gain() == 0)
                .findAny();
    }

    @Provide
    Arbitrary<ConfigurationSpace> spaces() {
        return Instances.spaces(6, 6);
    }

    @Provide
    Arbitrary<SlotBudget> budgets() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 2000),
                        Arbitraries.doubles().between(0, 250).ofScale(1))
                .as((frames, perFrame) -> new SlotBudget(frames, frames * perFrame));
    }
}
