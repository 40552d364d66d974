// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LongTermAccuracyTest {

    private static final LearningCurve CURVE =
            new TabulatedCurve(new double[] {0, 1}, new double[] {0.5957, 0.7957});

    private static final LongTermAccuracy PROBLEM =
            new LongTermAccuracy(PaperProfile.complete(), CURVE);

    private record Slot(long frames, double gain) {}

    @Property
    void everyNotionOfTheExtentIsItsWeightedAverage(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> gains,
            @ForAll @IntRange(min = 1, max = 25) int window,
            @ForAll @DoubleRange(min = 0.05, max = 1) double decay) {
        List<Slot> slots =
                gains.stream().map(gain -> new Slot(1 + (long) (999 * gain * gain), gain)).toList();
        int last = slots.size() - 1;
        assertExtent(LearningExtent.average(), slots, k -> 1);
        assertExtent(LearningExtent.decaying(decay), slots, k -> Math.pow(decay, last - k));
        assertExtent(LearningExtent.window(window), slots, k -> last - k < window ? 1 : 0);
    }

    @Example
    void aSlotIsInferredWithWhatEarlierSlotsTaught() {
        ConfigurationSpace space = PROBLEM.profile().space();
        Allocation teach = Allocation.unweighted(space.cheapestInference(), space.bestRetraining());
        Allocation infer =
                Allocation.unweighted(space.bestInference(), RetrainingConfiguration.NONE);
        LongTermAccuracy.Score score =
                PROBLEM.start().after(100, teach).after(300, infer).after(200, infer);
        double lowest = 0.4493 / 0.7957;
        assertThat(score.value())
                .isCloseTo(
                        100 * 0.5957 * lowest + 300 * 0.7957 + 200 * (0.5957 + 0.2 * 100 / 400),
                        within(1e-9));
        assertThat(score.frames()).isEqualTo(600);
        assertThat(score.average()).isCloseTo(score.value() / 600, within(1e-12));
        assertThat(PROBLEM.start().average()).isZero();
    }

    @Example
    void aPolicyIsScoredByWhatItDecides() {
        AllocationPolicy policy = new InferenceOnlyPolicy(PROBLEM.profile().space());
        List<SlotBudget> trace =
                List.of(new SlotBudget(10, 10 * 7e6), new SlotBudget(20, 20 * 9e6));
        assertThat(PROBLEM.of(policy, trace).value())
                .isCloseTo(0.5957 * (10 * 0.5938 / 0.7957 + 20), within(1e-12));
    }

    @Example
    void aCurveMustAgreeWithTheProfile() {
        Profile profile = PaperProfile.complete();
        assertThatThrownBy(() -> new LongTermAccuracy(profile, line(0.5, 0.7)))
                .hasMessageContaining("learning-curve f-max is 0.7957, must be from 0.69");
        assertThatThrownBy(() -> new LongTermAccuracy(profile, line(0.79, 0.7957)))
                .hasMessageContaining("learning-curve slope is 0.01, must be from 0.0 to 0.005");
    }

    @Example
    void extentsRefuseParametersOutsideTheirRange() {
        assertThatThrownBy(() -> LearningExtent.window(0))
                .hasMessage("window of the learning extent is 0, must be at least 1");
        assertThatThrownBy(() -> LearningExtent.decaying(0))
                .hasMessage("decay of the learning extent is 0.0, must be above 0");
        assertThatThrownBy(() -> LearningExtent.decaying(1.5))
                .hasMessage("decay of the learning extent is 1.5, must be from 0.0 to 1.0");
    }

    private static LearningCurve line(double from, double to) {
        return new TabulatedCurve(new double[] {0, 1}, new double[] {from, to});
    }

    private static void assertExtent(
            LearningExtent extent, List<Slot> slots, IntToDoubleFunction weight) {
        double learned = 0;
        double total = 0;
        LearningExtent actual = extent;
        for (int k = 0; k < slots.size(); k++) {
            Slot slot = slots.get(k);
            actual = actual.after(slot.frames(), slot.gain());
            learned += weight.applyAsDouble(k) * slot.frames() * slot.gain();
            total += weight.applyAsDouble(k) * slot.frames();
        }
        double expected = total == 0 ? 0 : learned / total;
        assertThat(actual.value()).isCloseTo(expected, within(1e-12));
    }
}
