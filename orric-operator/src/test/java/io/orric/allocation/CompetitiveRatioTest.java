// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Theorems 2, 3 and 4 and Corollary 1 of the paper, against the offline optimum. */
class CompetitiveRatioTest {

    private static final double ROUNDING = 1 - 1e-9;

    /** Ten units a frame buy the best inference, or half of it and all retraining. */
    private static final ConfigurationSpace EITHER_OR =
            ConfigurationSpace.of(
                    List.of(
                            new InferenceConfiguration(16, 0.45, 1),
                            new InferenceConfiguration(32, 0.9, 10)),
                    List.of(new RetrainingConfiguration(1, 1, 9)));

    @Property(tries = 500)
    void noTraceViolatesTheorem2(@ForAll("instances") Instance instance) {
        AllocationPolicy policy = new InferenceOnlyPolicy(space(instance));
        assertThat(instance.problem().of(policy, instance.trace()).value() / optimum(instance))
                .isGreaterThanOrEqualTo(instance.guarantees().inferenceOnly() * ROUNDING);
    }

    @Property(tries = 100)
    void theorem3IsReachedWhereResourcesSufficeAndFramesAreEven(
            @ForAll("problems") LongTermAccuracy problem) {
        ConfigurationSpace space = problem.profile().space();
        double sufficient = space.bestInference().cost() + space.bestRetraining().cost();
        Instance instance =
                new Instance(
                        problem, Collections.nCopies(7, new SlotBudget(10, 10.0001 * sufficient)));
        double reached =
                problem.of(new InferenceOnlyPolicy(space), instance.trace()).value()
                        / optimum(instance);
        assertThat(reached).isCloseTo(instance.guarantees().inferenceOnlyCeiling(7), within(1e-9));
    }

    @Property(tries = 1000)
    void noTraceViolatesTheorem4IfItsExtremesAreKnown(@ForAll("instances") Instance instance) {
        OrricPolicy policy = new OrricPolicy(instance.problem().profile(), instance.trace().size());
        assertThat(instance.valueKnowingExtremes(policy) / optimum(instance))
                .isGreaterThanOrEqualTo(instance.guarantees().orric() * ROUNDING);
    }

    /**
     * Lemmas 1 to 3: P* ≤ D*, and D*, which separates into slots, is what ORRIC maximises.
     *
     * <pre>
     *   D* = Σ_t D(t) · (V_t · A^T(t) + W_t · A^I(t)) − Σ_{t&lt;T} λ_t · A^T_max · Σ_{τ≤t} D(τ)
     *   λ_t = L · D_min · A^I_min / (t · D_max)
     * </pre>
     */
    @Property(tries = 500)
    void orricMaximisesAnUpperBoundOfTheOptimum(@ForAll("instances") Instance instance) {
        Profile profile = instance.problem().profile();
        ConfigurationSpace space = profile.space();
        OrricPolicy policy = new OrricPolicy(profile, instance.trace().size());
        PolicyState state = PolicyState.expecting(instance.minFrames(), instance.maxFrames());
        double multiplier =
                profile.slope()
                        * instance.minFrames()
                        * space.cheapestInference().accuracy()
                        / (instance.maxFrames() * profile.maxAccuracy());
        double dual = 0;
        double frames = 0;
        for (SlotBudget budget : instance.trace()) {
            Decision decision = policy.decide(state, budget);
            state = decision.nextState();
            Allocation choice = decision.allocation();
            dual +=
                    budget.frames()
                            * (choice.retrainingWeight() * choice.retraining().gain()
                                    + choice.inferenceWeight()
                                            * choice.inference().accuracy()
                                            / profile.maxAccuracy());
            frames += budget.frames();
            if (state.slot() < instance.trace().size()) {
                dual -= multiplier / state.slot() * space.bestRetraining().gain() * frames;
            }
        }
        assertThat(optimum(instance) * ROUNDING).isLessThanOrEqualTo(dual);
    }

    @Property(tries = 500)
    void noTraceViolatesTheBoundForExtremesSeenSoFar(@ForAll("instances") Instance instance) {
        int slots = instance.trace().size();
        double optimum = optimum(instance);
        for (long horizon : new long[] {1, slots, 2L * slots}) {
            for (Horizon kind : List.of(Horizon.fixed(horizon), Horizon.rolling(horizon))) {
                OrricPolicy policy = new OrricPolicy(instance.problem().profile(), kind);
                assertThat(instance.problem().of(policy, instance.trace()).value() / optimum)
                        .as(kind.toString())
                        .isGreaterThanOrEqualTo(
                                instance.guarantees().orricWhateverTheFrames(horizon) * ROUNDING);
            }
        }
        OrricPolicy doubling = new OrricPolicy(instance.problem().profile(), Horizon.doubling(1));
        assertThat(instance.problem().of(doubling, instance.trace()).value() / optimum)
                .isGreaterThanOrEqualTo(
                        instance.guarantees().orricWhateverTheFrames(Horizon.doubling(1).end(slots))
                                * ROUNDING);
    }

    /** By trying every plan, with frames that are even, so that the extremes are known. */
    @Property(tries = 1000)
    void noStreamViolatesTheBoundOfARollingHorizon(
            @ForAll("problems") LongTermAccuracy problem,
            @ForAll @IntRange(min = 2, max = 6) int slots,
            @ForAll @IntRange(min = 1, max = 6) int horizon,
            @ForAll long seed) {
        ConfigurationSpace space = problem.profile().space();
        double most = 1.1 * (space.bestInference().cost() + space.bestRetraining().cost());
        Random random = new Random(seed);
        List<SlotBudget> trace = new ArrayList<>();
        for (int t = 0; t < slots; t++) {
            trace.add(new SlotBudget(10, 10 * most * random.nextDouble()));
        }
        LearningExtent window = LearningExtent.window(Math.max(1, horizon - 1));
        OrricPolicy policy = new OrricPolicy(problem.profile(), Horizon.rolling(horizon));
        LongTermAccuracy.Score score = problem.start(window);
        PolicyState state = PolicyState.INITIAL;
        for (SlotBudget budget : trace) {
            Decision decision = policy.decide(state, budget);
            score = score.after(budget.frames(), decision.allocation());
            state = decision.nextState();
        }
        CompetitiveRatio ratio = new Instance(problem, trace).guarantees();
        assertThat(score.value() / best(space, problem.start(window), trace))
                .isGreaterThanOrEqualTo(ratio.orricRolling(horizon, slots) * ROUNDING);
    }

    private static double best(
            ConfigurationSpace space, LongTermAccuracy.Score score, List<SlotBudget> trace) {
        if (trace.isEmpty()) {
            return score.value();
        }
        SlotBudget budget = trace.get(0);
        return space.choices(budget.capacityPerFrame()).stream()
                .map(choice -> score.after(budget.frames(), choice))
                .mapToDouble(after -> best(space, after, trace.subList(1, trace.size())))
                .max()
                .orElseThrow();
    }

    @Example
    void theLongerAStreamTheCloserIsARollingHorizonToTheorem4() {
        CompetitiveRatio ratio = new CompetitiveRatio(PaperProfile.complete(), 0.6587, 500, 1000);
        double inferenceOnly = ratio.inferenceOnly();
        assertThat(ratio.orricRolling(50, 40)).isEqualTo(inferenceOnly);
        assertThat(ratio.orricRolling(50, 50)).isEqualTo(inferenceOnly);
        assertThat(ratio.orricRolling(50, 500))
                .isCloseTo(inferenceOnly * (1 + 0.9 * ratio.alpha()), within(1e-12));
        assertThat(ratio.orricRolling(50, 50_000_000)).isCloseTo(ratio.orric(), within(1e-6));
    }

    @Property(tries = 200)
    void theFirstFormOfTheorem4IsTheStrongerOne(@ForAll("instances") Instance instance) {
        CompetitiveRatio ratio = instance.guarantees();
        assertThat(ratio.orric()).isGreaterThanOrEqualTo(ratio.orricReciprocal() * ROUNDING);
        assertThat(ratio.orricReciprocal()).isGreaterThanOrEqualTo(ratio.inferenceOnly());
        assertThat(ratio.orric()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void corollary1HoldsFromItsHorizonOnAndTheFirstFormNeedsNoLonger(
            @ForAll("instances") Instance instance) {
        CompetitiveRatio ratio = instance.guarantees();
        double paper = ratio.orricWinsBeyond();
        if (paper < 1e9) {
            long beyond = (long) paper + 1;
            assertThat(ratio.orricReciprocal())
                    .isGreaterThan(ratio.inferenceOnlyCeiling(beyond) * ROUNDING);
            double sooner = ratio.orricWinsBeyondByFirstForm();
            assertThat(sooner).isLessThanOrEqualTo(1 + paper);
            assertThat(ratio.orric())
                    .isGreaterThan(ratio.inferenceOnlyCeiling((long) sooner + 1) * ROUNDING);
        }
    }

    /** One slot of very many frames, then few: ORRIC cannot know yet that they will be few. */
    @Example
    void theorem4DoesNotHoldForExtremesSeenSoFar() {
        List<SlotBudget> trace = new ArrayList<>(Collections.nCopies(30, new SlotBudget(1, 10)));
        trace.set(0, new SlotBudget(1_000_000, 1e7));
        Profile profile = new Profile(EITHER_OR, 0.9, 0.2);
        Instance instance = new Instance(new LongTermAccuracy(profile, line(0.7, 0.9)), trace);
        OrricPolicy policy = new OrricPolicy(instance.problem().profile(), 30);
        double optimum = new OfflineOptimum(instance.problem()).solve(instance.trace()).bound();
        double guaranteed = instance.guarantees().orric();
        assertThat(instance.problem().of(policy, instance.trace()).value() / optimum)
                .isBetween(0.5, 0.51);
        assertThat(guaranteed).isBetween(0.77, 0.78);
        assertThat(instance.valueKnowingExtremes(policy) / optimum).isGreaterThan(guaranteed);
    }

    @Example
    void theorem4DoesNotHoldIfTheSlopeIsOverestimated() {
        Profile right = new Profile(EITHER_OR, 0.9, 0.01);
        Profile wrong = new Profile(EITHER_OR, 0.9, 0.5);
        Instance instance =
                new Instance(
                        new LongTermAccuracy(right, line(0.89, 0.9)),
                        Collections.nCopies(20, new SlotBudget(10, 100)));
        assertThat(instance.valueKnowingExtremes(new OrricPolicy(wrong, 20)) / optimum(instance))
                .isBetween(0.92, 0.93)
                .isLessThan(instance.guarantees().inferenceOnly());
        assertThat(instance.valueKnowingExtremes(new OrricPolicy(right, 20)) / optimum(instance))
                .isGreaterThanOrEqualTo(instance.guarantees().orric());
    }

    @Example
    void refusesAStartOutsideItsRange() {
        Profile profile = PaperProfile.complete();
        assertThatThrownBy(() -> new CompetitiveRatio(profile, 0, 1, 1))
                .hasMessage("learning curve at 0 is 0.0, must be above 0");
        assertThatThrownBy(() -> new CompetitiveRatio(profile, 0.8, 1, 1))
                .hasMessageContaining("learning curve at 0 is 0.8, must be from 0.0 to 0.7857");
        assertThatThrownBy(() -> new CompetitiveRatio(profile, 0.6, 0, 1))
                .hasMessageContaining("fewest frames of a slot is 0");
    }

    @Example
    void thePapersExperimentGuarantees() {
        CompetitiveRatio ratio = new CompetitiveRatio(PaperProfile.complete(), 0.6587, 1000, 1000);
        assertThat(ratio.inferenceOnly()).isCloseTo(0.82782, within(1e-5));
        assertThat(ratio.alpha()).isCloseTo(0.01 * 0.4493 / (0.7957 * 0.7957), within(1e-12));
        assertThat(ratio.orric()).isCloseTo(0.83370, within(1e-5));
        assertThat(ratio.orricReciprocal()).isCloseTo(0.83272, within(1e-5));
        assertThat(ratio.orricWhateverTheFrames(50)).isEqualTo(ratio.inferenceOnly());
        assertThat(ratio.orricWhateverTheFrames(100_000))
                .isCloseTo(0.82782 * 0.7329 / 0.7957, within(1e-5));
    }

    private static LearningCurve line(double low, double top) {
        return new TabulatedCurve(new double[] {0, 1}, new double[] {low, top});
    }

    private static double optimum(Instance instance) {
        OfflineOptimum.Solution solution =
                new OfflineOptimum(instance.problem(), 1 << 14).solve(instance.trace());
        assertThat(solution.exact()).isTrue();
        return solution.value();
    }

    private static ConfigurationSpace space(Instance instance) {
        return instance.problem().profile().space();
    }

    @Provide
    Arbitrary<Instance> instances() {
        return Arbitraries.randomValue(random -> Instance.random(random, 1 + random.nextInt(6)));
    }

    @Provide
    Arbitrary<LongTermAccuracy> problems() {
        return Arbitraries.randomValue(Instance::problem);
    }
}
