// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.meters.Compute.Retraining;
import io.orric.meters.JobMeters;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteBudgetsTest {

    private static final Offset<Double> EXACTLY = within(1e-6);
    private static final long SLOT_MILLIS = 10_000;
    private static final long MILLI = 1_000_000;

    private final JobMeters meters = JobMeters.of("budgets");
    private double freeCores = 2;
    private final SiteBudgets budgets =
            new SiteBudgets(true, true, SLOT_MILLIS, meters, () -> freeCores);
    private final SitePlan plan = plan(CapacityModel.cores(Double.POSITIVE_INFINITY));

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void aSiteGetsWhatItsDearestConfigurationsTake() {
        assertThat(budgets.capacity("north", plan, 1, 0, 100)).isEqualTo(100 * (4 + 20), EXACTLY);
    }

    @Test
    void aSiteGetsNoMoreThanTheMachineHas() {
        assertThat(budgets.capacity("north", plan, 1, 0, 10_000))
                .isEqualTo(0.8 * 2 * SLOT_MILLIS, EXACTLY);
        freeCores = 1;
        assertThat(budgets.capacity("north", plan, 2, SLOT_MILLIS, 10_000))
                .isEqualTo(0.8 * SLOT_MILLIS, EXACTLY);
    }

    @Test
    void aSiteGetsNoMoreThanTheCoresThatItIsAllowed() {
        assertThat(budgets.capacity("north", plan(CapacityModel.cores(0.5)), 1, 0, 10_000))
                .isEqualTo(0.5 * SLOT_MILLIS, EXACTLY);
    }

    @Test
    void framesBeyondTheForecastAreGivenWhatIsLeft() {
        budgets.capacity("north", plan, 1, 0, 100);
        assertThat(budgets.grown("north", plan, 1, 101)).isEqualTo(101 * 24, EXACTLY);
        assertThat(budgets.grown("north", plan, 1, 100_000))
                .isEqualTo(0.8 * 2 * SLOT_MILLIS, EXACTLY);
    }

    @Test
    void theNextSlotIsDecidedByWhatWasMeasured() {
        slot(1, 1);
        meters.compute("north").decoded(100 * 2 * MILLI);
        for (int frame = 1; frame < 100; frame++) {
            meters.compute("north").decoded(0);
        }
        meters.compute("north").inferred(64, 100, 100 * 6 * MILLI);
        slot(2, 0.5);
        SitePlan priced = budgets.begin("north", plan);
        assertThat(priced.space().bestInference().cost()).isEqualTo(2 + 6, EXACTLY);
        assertThat(budgets.begin("south", plan).space().bestInference().cost())
                .as("decoding is not known of another site, the student's inference is")
                .isEqualTo(6, EXACTLY);
    }

    @Test
    void aRetrainingIsChargedByTheSlotThatWasSampled() {
        slot(1, 0.5);
        slot(2, 0);
        meters.compute("north").retrained(new Retraining(1, 100 * MILLI, 300 * MILLI, Double.NaN));
        slot(3, 0);
        assertThat(budgets.begin("north", plan).space().bestRetraining().cost())
                .as("4 ms a frame at half of the frames")
                .isEqualTo(8, EXACTLY);
    }

    @Test
    void retrainingIsWorthMoreWhileItGainsMore() {
        slot(1, 0.5);
        double before = budgets.begin("north", plan).profile().slope();
        meters.compute("north").retrained(new Retraining(1, 0, 100 * MILLI, 0.3));
        slot(2, 0);
        assertThat(budgets.begin("north", plan).profile().slope()).isGreaterThan(before);
        assertThat(budgets.begin("south", plan).profile().slope()).isEqualTo(before);
    }

    @Test
    void costsStayThoseOfTheProfileWhereTheyAreNotMilliseconds() {
        SiteBudgets uncorrected =
                new SiteBudgets(false, false, SLOT_MILLIS, meters, () -> freeCores);
        SitePlan perFrame = plan(CapacityModel.constant(70));
        assertThat(uncorrected.begin("north", perFrame)).isSameAs(perFrame);
        meters.compute("north").inferred(64, 100, 100 * 6 * MILLI);
        uncorrected.end("north", perFrame, new EndedSlot(1, 0, 100, 0));
        assertThat(uncorrected.begin("north", perFrame)).isSameAs(perFrame);
        assertThat(uncorrected.capacity("north", perFrame, 2, 0, 100)).isEqualTo(7000);
    }

    @Test
    void inferenceIsBehindWhenMoreWaitsThanAMomentTakes() {
        meters.waiting(90);
        assertThat(budgets.isBehind(plan, 4)).as("360 ms on two cores").isFalse();
        meters.waiting(20);
        assertThat(budgets.isBehind(plan, 4)).isTrue();
        assertThat(budgets.isBehind(plan(CapacityModel.constant(70)), 4)).isFalse();
        meters.waiting(-110);
    }

    @Test
    void aSiteGetsWhatSecondOpinionsOnUnsureFramesTake() {
        SitePlan escalating =
                new SitePlan(
                        plan.policyName(), plan.policies(), plan.profile(), plan.capacity(), true);
        double opinion = 20 - 2 * 4;
        assertThat(budgets.capacity("north", escalating, 1, 0, 10))
                .as("nothing is known of a new site")
                .isEqualTo(10 * (4 + 20 + opinion), EXACTLY);
        meters.compute("north").inferred(64, 100, 100 * 4 * MILLI);
        meters.compute("north").unsure(20);
        budgets.end("north", escalating, new EndedSlot(1, 0, 100, 0));
        assertThat(budgets.unsure("north")).isEqualTo(0.6, EXACTLY);
        assertThat(budgets.capacity("north", escalating, 2, SLOT_MILLIS, 10))
                .isEqualTo(10 * (4 + 20 + 0.6 * opinion), EXACTLY);
        assertThat(budgets.unsure("south")).isEqualTo(1);
    }

    private void slot(long slot, double ratio) {
        SitePlan priced = budgets.begin("north", plan);
        budgets.capacity("north", priced, slot, slot * SLOT_MILLIS, 100);
        budgets.end("north", priced, new EndedSlot(slot, ratio, 100, 0));
    }

    private static SitePlan plan(CapacityModel capacity) {
        ConfigurationSpace space =
                ConfigurationSpace.of(
                        List.of(
                                new InferenceConfiguration(32, 0.6, 1),
                                new InferenceConfiguration(64, 0.9, 4)),
                        List.of(
                                new RetrainingConfiguration(0.5, 0.5, 10),
                                new RetrainingConfiguration(1, 1, 20)));
        return new SitePlan(
                "inference-greedy",
                profile -> PolicyName.INFERENCE_GREEDY.create(profile, 10),
                new Profile(space, 0.9, 0.1),
                capacity);
    }
}
