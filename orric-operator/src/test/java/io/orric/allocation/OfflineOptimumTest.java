// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Percentage;

class OfflineOptimumTest {

    @Property(tries = 300)
    void isWhatTryingEveryPlanWouldFind(@ForAll("small") Instance instance) {
        OfflineOptimum.Solution solution =
                new OfflineOptimum(instance.problem()).solve(instance.trace());
        double best = bruteForce(instance, instance.problem().start(), 0);
        assertThat(solution.exact()).isTrue();
        assertThat(solution.value()).isCloseTo(best, within(1e-9 * best));
    }

    @Property(tries = 200)
    void withTooFewPointsItStillBracketsTheOptimum(@ForAll("small") Instance instance) {
        double optimum = new OfflineOptimum(instance.problem()).solve(instance.trace()).value();
        OfflineOptimum.Solution rough =
                new OfflineOptimum(instance.problem(), 2).solve(instance.trace());
        assertThat(rough.value()).isLessThanOrEqualTo(optimum * (1 + 1e-9));
        assertThat(rough.bound()).isGreaterThanOrEqualTo(optimum * (1 - 1e-9));
    }

    @Property(tries = 50)
    void aPlanItFindsIsFeasible(@ForAll("long") Instance instance) {
        OfflineOptimum.Solution solution =
                new OfflineOptimum(instance.problem(), 16).solve(instance.trace());
        for (int t = 0; t < instance.trace().size(); t++) {
            Allocation allocation = solution.allocations().get(t);
            double cost = allocation.inference().cost() + allocation.retraining().cost();
            assertThat(
                            allocation.overloaded()
                                    || cost <= instance.trace().get(t).capacityPerFrame())
                    .isTrue();
        }
        assertThat(solution.bound()).isGreaterThanOrEqualTo(solution.value());
    }

    @Property(tries = 30)
    void noPolicyExceedsTheBound(@ForAll("long") Instance instance) {
        double bound = new OfflineOptimum(instance.problem(), 64).solve(instance.trace()).bound();
        for (PolicyName name : PolicyName.values()) {
            if (name.studentInfers()) {
                AllocationPolicy policy =
                        name.create(instance.problem().profile(), instance.trace().size());
                assertThat(instance.problem().of(policy, instance.trace()).value())
                        .as(name.toString())
                        .isLessThanOrEqualTo(bound * (1 + 1e-9));
            }
        }
    }

    @Example
    void twentySlotsAreSolvedAndTwoHundredBoundedWithinAThousandth() {
        Random random = new Random(5);
        for (int k = 0; k < 2; k++) {
            Instance few = Instance.steep(random, 20);
            assertThat(new OfflineOptimum(few.problem()).solve(few.trace()).exact()).isTrue();
            Instance many = Instance.steep(random, 200);
            OfflineOptimum.Solution solution =
                    new OfflineOptimum(many.problem()).solve(many.trace());
            assertThat(solution.exact()).isFalse();
            assertThat(solution.bound())
                    .isCloseTo(solution.value(), Percentage.withPercentage(0.1));
        }
    }

    @Example
    void anEmptyTraceIsWorthNothing() {
        OfflineOptimum optimum = new OfflineOptimum(Instance.problem(new Random(1)));
        assertThat(optimum.solve(List.of()))
                .isEqualTo(new OfflineOptimum.Solution(0, 0, List.of()));
    }

    @Example
    void refusesToKeepNoPoint() {
        assertThatThrownBy(() -> new OfflineOptimum(Instance.problem(new Random(1)), 0))
                .hasMessage("points kept a slot is 0, must be at least 1");
    }

    private static double bruteForce(Instance instance, LongTermAccuracy.Score score, int slot) {
        if (slot == instance.trace().size()) {
            return score.value();
        }
        SlotBudget budget = instance.trace().get(slot);
        ConfigurationSpace space = instance.problem().profile().space();
        double best = Double.NEGATIVE_INFINITY;
        for (RetrainingConfiguration retraining : space.retraining()) {
            for (InferenceConfiguration inference : space.inference()) {
                boolean fits = retraining.cost() + inference.cost() <= budget.capacityPerFrame();
                boolean nothingFits =
                        inference.equals(space.cheapestInference())
                                && inference.cost() > budget.capacityPerFrame()
                                && retraining.equals(RetrainingConfiguration.NONE);
                if (fits || nothingFits) {
                    LongTermAccuracy.Score next =
                            score.after(
                                    budget.frames(), Allocation.unweighted(inference, retraining));
                    best = Math.max(best, bruteForce(instance, next, slot + 1));
                }
            }
        }
        return best;
    }

    @Provide("small")
    Arbitrary<Instance> small() {
        return Arbitraries.randomValue(random -> Instance.random(random, 1 + random.nextInt(4)));
    }

    @Provide("long")
    Arbitrary<Instance> longer() {
        return Arbitraries.randomValue(random -> Instance.random(random, 10 + random.nextInt(30)));
    }
}
