// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Table II of the paper. */
class RegimeTest {

    private static final long HORIZON = 40;

    @Property
    void orricIsAlwaysOneOfTheFourHeuristics(
            @ForAll("spaces") ConfigurationSpace space,
            @ForAll("slopes") double slope,
            @ForAll @DoubleRange(min = 0, max = 250) double perFrame) {
        SlotBudget budget = new SlotBudget(1, perFrame);
        double sufficient = space.bestRetraining().cost() + space.bestInference().cost();
        OrricPolicy orric = new OrricPolicy(new Profile(space, 1, slope), HORIZON);
        double gain = Double.MAX_VALUE;
        for (long slot = 1; slot <= HORIZON; slot++) {
            Allocation allocation = decide(orric, slot, budget);
            Regime regime = Regime.of(allocation, budget, space);
            AllocationPolicy heuristic = heuristic(regime, space);
            if (heuristic != null) {
                Allocation same = decide(heuristic, slot, budget);
                assertThat(allocation.inference()).isEqualTo(same.inference());
                assertThat(allocation.retraining()).isEqualTo(same.retraining());
            } else {
                assertThat(regime).isEqualTo(Regime.FOCUS_SHIFT);
                assertThat(perFrame).isLessThan(sufficient);
            }
            assertThat(allocation.retraining().gain())
                    .as("slot %d", slot)
                    .isLessThanOrEqualTo(gain);
            gain = allocation.retraining().gain();
        }
        assertThat(gain).as("in slot T").isZero();
    }

    @Example
    void sufficientResourcesAreKnowledgeDistillationUntilTheLastSlot() {
        ConfigurationSpace space = PaperProfile.complete().space();
        double sufficient = space.bestRetraining().cost() + space.bestInference().cost();
        assertThat(regimes(PaperProfile.complete(), 5, sufficient))
                .containsExactly(
                        Regime.KNOWLEDGE_DISTILLATION,
                        Regime.KNOWLEDGE_DISTILLATION,
                        Regime.KNOWLEDGE_DISTILLATION,
                        Regime.KNOWLEDGE_DISTILLATION,
                        Regime.INFERENCE_ONLY);
    }

    @Example
    void scarceResourcesAreInferenceOnly() {
        double scarce = PaperProfile.complete().space().cheapestInference().cost();
        assertThat(regimes(PaperProfile.complete(), 50, scarce))
                .containsOnly(Regime.INFERENCE_ONLY);
        assertThat(regimes(PaperProfile.complete(), 50, 1)).containsOnly(Regime.INFERENCE_ONLY);
    }

    @Example
    void limitedResourcesShiftFocusIfTheHorizonIsFarAndAreInferenceGreedyIfItIsNear() {
        Profile steep = new Profile(PaperProfile.complete().space(), 0.7957, 0.3);
        double limited = 28_000_000;
        assertThat(regimes(steep, 2, limited)).startsWith(Regime.INFERENCE_GREEDY);
        assertThat(regimes(steep, 50, limited))
                .startsWith(Regime.FOCUS_SHIFT)
                .contains(Regime.INFERENCE_GREEDY)
                .endsWith(Regime.INFERENCE_ONLY);
    }

    /** V_1 · A^T_max = 0.025 is less than W_1 times any step of A^I, which is at least 0.062. */
    @Example
    void inThePapersSetUpOrricNeverGivesUpResolutionForRetraining() {
        for (double perFrame = 1e6; perFrame < 120e6; perFrame += 1e5) {
            assertThat(regimes(PaperProfile.complete(), 50, perFrame))
                    .doesNotContain(Regime.FOCUS_SHIFT, Regime.OTHER);
        }
    }

    @Example
    void aPairThatAnotherBeatsInBothRespectsIsNoneOfThem() {
        ConfigurationSpace space = PaperProfile.complete().space();
        Allocation wasteful =
                Allocation.unweighted(space.cheapestInference(), RetrainingConfiguration.NONE);
        assertThat(Regime.of(wasteful, new SlotBudget(1, 1e9), space)).isEqualTo(Regime.OTHER);
    }

    private static Regime[] regimes(Profile profile, long horizon, double perFrame) {
        OrricPolicy policy = new OrricPolicy(profile, horizon);
        SlotBudget budget = new SlotBudget(1, perFrame);
        return LongStream.rangeClosed(1, horizon)
                .mapToObj(slot -> Regime.of(decide(policy, slot, budget), budget, profile.space()))
                .toArray(Regime[]::new);
    }

    private static AllocationPolicy heuristic(Regime regime, ConfigurationSpace space) {
        return switch (regime) {
            case KNOWLEDGE_DISTILLATION -> new KnowledgeDistillationPolicy(space);
            case INFERENCE_ONLY -> new InferenceOnlyPolicy(space);
            case INFERENCE_GREEDY -> new InferenceGreedyPolicy(space);
            case FOCUS_SHIFT, OTHER -> null;
        };
    }

    private static Allocation decide(AllocationPolicy policy, long slot, SlotBudget budget) {
        return policy.decide(new PolicyState(slot - 1, 1, 1), budget).allocation();
    }

    @Provide
    Arbitrary<ConfigurationSpace> spaces() {
        return Instances.spaces(6, 6);
    }

    @Provide
    Arbitrary<Double> slopes() {
        return Arbitraries.doubles().between(0.001, 0.999).ofScale(3);
    }
}
