// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrricPolicyTest {

    private static final long LARGE_BUDGET = 1_000_000_000_000L;

    @Property
    void choosesWhatTryingEveryPairWouldChoose(
            @ForAll("spaces") ConfigurationSpace space,
            @ForAll("budgets") List<SlotBudget> budgets,
            @ForAll("slopes") double slope) {
        Profile profile = new Profile(space, space.bestInference().accuracy(), slope);
        OrricPolicy policy = new OrricPolicy(profile, budgets.size());
        PolicyState state = PolicyState.INITIAL;
        for (SlotBudget budget : budgets) {
            Decision decision = policy.decide(state, budget);
            state = decision.nextState();
            Allocation expected = bruteForce(profile, decision, budget);
            assertThat(decision.allocation()).isEqualTo(expected);
        }
    }

    @Example
    void weightsFollowTheirFormulas() {
        Profile profile = PaperProfile.complete();
        OrricPolicy policy = new OrricPolicy(profile, 4);
        Decision first = policy.decide(PolicyState.INITIAL, new SlotBudget(10, LARGE_BUDGET));
        double lowest = 0.4493 / 0.7957;
        assertThat(first.allocation().retrainingWeight())
                .isCloseTo(0.01 * lowest * (1 + 1 / 2.0 + 1 / 3.0), within(1e-15));
        assertThat(first.allocation().inferenceWeight()).isEqualTo(0.7957 - 0.01);

        Decision second = policy.decide(first.nextState(), new SlotBudget(40, LARGE_BUDGET));
        assertThat(second.allocation().retrainingWeight())
                .isCloseTo(0.01 * (10 * lowest / 40) * (1 / 2.0 + 1 / 3.0), within(1e-15));
        assertThat(second.allocation().inferenceWeight()).isEqualTo(0.7957);
    }

    @Example
    void neverRetrainsInTheLastSlotOrBeyond() {
        OrricPolicy policy = new OrricPolicy(PaperProfile.complete(), 2);
        PolicyState state = PolicyState.INITIAL;
        List<Double> ratios = new ArrayList<>();
        for (int slot = 1; slot <= 4; slot++) {
            Decision decision = policy.decide(state, new SlotBudget(10, LARGE_BUDGET));
            ratios.add(decision.allocation().retraining().ratio());
            state = decision.nextState();
        }
        assertThat(ratios).containsExactly(1.0, 0.0, 0.0, 0.0);
    }

    @Example
    void aBudgetTooSmallForAnythingTakesTheCheapestInferenceAndSaysSo() {
        OrricPolicy policy = new OrricPolicy(PaperProfile.complete(), 10);
        Allocation allocation =
                policy.decide(PolicyState.INITIAL, new SlotBudget(100, 1)).allocation();
        assertThat(allocation.overloaded()).isTrue();
        assertThat(allocation.inference().resolution()).isEqualTo(20);
        assertThat(allocation.retraining()).isEqualTo(RetrainingConfiguration.NONE);
    }

    @Example
    void aBudgetThatJustFitsIsUsedToTheLastUnit() {
        OrricPolicy policy = new OrricPolicy(PaperProfile.complete(), 10);
        SlotBudget exact = new SlotBudget(1000, 1000 * 6_710_000.0);
        Allocation allocation = policy.decide(PolicyState.INITIAL, exact).allocation();
        assertThat(allocation.inference().resolution()).isEqualTo(24);
        assertThat(allocation.computeUsed(1000)).isEqualTo(exact.capacity());
    }

    @Example
    void allocatesNothingButItsResult() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OrricPolicy policy = new OrricPolicy(PaperProfile.complete(), 1000);
        SlotBudget budget = new SlotBudget(10, 10 * 5e7);
        PolicyState state = policy.decide(PolicyState.INITIAL, budget).nextState();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int slot = 0; slot < 10_000; slot++) {
            state = policy.decide(state, budget).nextState();
        }
        long perDecision = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
        long decisionAllocationAndState = 16 + 2 * 8 + 16 + 2 * 8 + 3 * 8 + 16 + 3 * 8;
        assertThat(perDecision).isLessThanOrEqualTo(decisionAllocationAndState);
    }

    @Example
    void refusesAHorizonWithoutSlots() {
        assertThatThrownBy(() -> new OrricPolicy(PaperProfile.complete(), 0))
                .hasMessageContaining("horizon is 0");
    }

    @Property
    void sumsOfReciprocalsMatchAddingThemUp(@ForAll("ranges") long[] range) {
        double expected =
                LongStream.rangeClosed(range[0], range[1]).mapToDouble(n -> 1.0 / n).sum();
        assertThat(HarmonicNumbers.sum(range[0], range[1])).isCloseTo(expected, within(1e-13));
    }

    private static Allocation bruteForce(Profile profile, Decision decision, SlotBudget budget) {
        double v = decision.allocation().retrainingWeight();
        double w = decision.allocation().inferenceWeight();
        Allocation best = null;
        double bestObjective = Double.NEGATIVE_INFINITY;
        for (RetrainingConfiguration retraining : profile.space().retraining()) {
            for (InferenceConfiguration inference : profile.space().inference()) {
                double objective =
                        v * retraining.gain() + w * (inference.accuracy() / profile.maxAccuracy());
                boolean fits = retraining.cost() + inference.cost() <= budget.capacityPerFrame();
                if (fits && objective > bestObjective) {
                    bestObjective = objective;
                    best = new Allocation(inference, retraining, v, w, false);
                }
            }
        }
        return best != null
                ? best
                : new Allocation(
                        profile.space().cheapestInference(),
                        RetrainingConfiguration.NONE,
                        v,
                        w,
                        true);
    }

    @Provide
    Arbitrary<ConfigurationSpace> spaces() {
        return Instances.spaces(12, 12);
    }

    @Provide
    Arbitrary<List<SlotBudget>> budgets() {
        return Instances.traces(30);
    }

    @Provide
    Arbitrary<Double> slopes() {
        return Arbitraries.doubles().between(0.001, 0.19).ofScale(3);
    }

    @Provide
    Arbitrary<long[]> ranges() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5000), Arbitraries.longs().between(0, 5000))
                .as((from, length) -> new long[] {from, from + length});
    }
}
