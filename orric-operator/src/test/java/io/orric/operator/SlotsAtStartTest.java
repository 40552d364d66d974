// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static io.orric.operator.SlotOperatorHarness.SLOT_MILLIS;
import static io.orric.operator.SlotOperatorHarness.frame;
import static io.orric.operator.SlotOperatorHarness.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import io.orric.frames.Stamped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Slots that are decided with their first frame, whose frames go on at once. */
class SlotsAtStartTest {

    private static final Profile PROFILE =
            new Profile(
                    ConfigurationSpace.of(
                            List.of(
                                    new InferenceConfiguration(20, 0.5, 10),
                                    new InferenceConfiguration(32, 0.8, 20)),
                            List.of(
                                    new RetrainingConfiguration(0.5, 0.5, 50),
                                    new RetrainingConfiguration(1, 1, 100))),
                    0.8,
                    0.1);

    /** Pays for 32 pixels and a sample of half of the frames. */
    private static final CapacityModel HALF = CapacityModel.constant(70);

    @Test
    void aFrameGoesOnAtOnce() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.add(frame("north", 10));
            assertThat(operator.records())
                    .singleElement()
                    .isEqualTo(
                            new Stamped<>(
                                    operator.records().get(0).record(),
                                    "north",
                                    1,
                                    SLOT_MILLIS,
                                    32,
                                    0,
                                    0,
                                    false));
            assertThat(operator.decisions()).isEmpty();
        }
    }

    @Test
    void theDecisionComesWhenTheSlotHasEnded() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.add(slot("north", 1, 8));
            operator.advanceTo(SLOT_MILLIS - 1);
            operator.add(slot("north", 2, 8));
            operator.advanceTo(2 * SLOT_MILLIS - 1);
            assertThat(operator.decisions())
                    .extracting(
                            SlotDecision::slot,
                            SlotDecision::frames,
                            SlotDecision::forecastFrames,
                            SlotDecision::sampledFrames,
                            SlotDecision::capacity,
                            SlotDecision::computeUsed)
                    .containsExactly(
                            tuple(1L, 8L, 1L, 4L, 560.0, 560.0),
                            tuple(2L, 8L, 8L, 4L, 560.0, 560.0));
        }
    }

    @Test
    void aFrameOfTheNextSlotEndsTheOpenOne() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.add(slot("north", 1, 4));
            operator.add(frame("north", SLOT_MILLIS));
            assertThat(operator.decisions()).extracting(SlotDecision::frames).containsExactly(4L);
            operator.add(frame("north", 7));
            operator.advanceTo(2 * SLOT_MILLIS - 1);
            assertThat(operator.decisions())
                    .as("a frame of an ended slot counts in the open one")
                    .extracting(SlotDecision::frames)
                    .containsExactly(4L, 2L);
            assertThat(operator.records()).noneMatch(Stamped::late);
        }
    }

    @Test
    void framesOfTimesThatHavePassedOpenTheSlotOfTheDay() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.advanceTo(10 * SLOT_MILLIS + 5);
            operator.add(frame("north", 3), frame("north", 5 * SLOT_MILLIS));
            assertThat(operator.records())
                    .extracting(Stamped::slot, Stamped::slotEnd)
                    .containsOnly(tuple(1L, 11 * SLOT_MILLIS));
        }
    }

    @Test
    void neverSpendsMoreThanTheCapacity() throws Exception {
        Random random = new Random(7);
        for (int run = 0; run < 50; run++) {
            double fixed = 50 + random.nextInt(2000);
            CapacityModel capacity = (slot, frames) -> fixed;
            try (SlotOperatorHarness operator = fresh(capacity, OverloadAnswer.SKIP)) {
                for (int slot = 1; slot <= 6; slot++) {
                    operator.add(slot("north", slot, 1 + random.nextInt(40)));
                }
                operator.advanceTo(7 * SLOT_MILLIS);
                assertThat(operator.decisions())
                        .hasSize(6)
                        .allMatch(slot -> slot.computeUsed() <= slot.capacity() + 1e-6)
                        .allMatch(slot -> slot.overloaded() == slot.skippedFrames() > 0);
                long spent = 0;
                for (Stamped<Frame> stamped : operator.records()) {
                    spent += stamped.resolution() == 32 ? 20 : 10;
                }
                double told = 0;
                for (SlotDecision slot : operator.decisions()) {
                    told += slot.computeUsed() - 100 * slot.sampledFrames();
                }
                assertThat((double) spent).isEqualTo(told);
            }
        }
    }

    @Test
    void moreFramesThanForecastGetTheCheapestResolution() throws Exception {
        CapacityModel fixed = (slot, frames) -> 300;
        try (SlotOperatorHarness operator = fresh(fixed, OverloadAnswer.ANSWER)) {
            operator.add(slot("north", 1, 10));
            operator.add(slot("north", 2, 19));
            List<Integer> resolutions =
                    operator.records().subList(10, 29).stream().map(Stamped::resolution).toList();
            assertThat(resolutions.subList(0, 10)).containsOnly(32);
            assertThat(resolutions.subList(10, 19)).containsOnly(20);
        }
    }

    @Test
    void whatTheCapacityDoesNotPayForIsAnsweredOrSkipped() throws Exception {
        CapacityModel fixed = (slot, frames) -> 30;
        for (OverloadAnswer answer : OverloadAnswer.values()) {
            try (SlotOperatorHarness operator = fresh(fixed, answer)) {
                operator.add(slot("north", 1, 5));
                operator.advanceTo(SLOT_MILLIS);
                boolean skip = answer == OverloadAnswer.SKIP;
                assertThat(operator.records().size() + operator.skipped().size()).isEqualTo(5);
                assertThat(operator.skipped().isEmpty()).isEqualTo(!skip);
                SlotDecision decision = operator.decisions().get(0);
                assertThat(decision.overloaded()).isTrue();
                assertThat(decision.frames()).isEqualTo(5);
                assertThat(decision.skippedFrames()).isEqualTo(operator.skipped().size());
                assertThat(decision.computeUsed()).isLessThanOrEqualTo(30);
            }
        }
    }

    @Test
    void theSampleIsUniformOverTheSlot() throws Exception {
        int[] drawn = new int[20];
        int slots = 2000;
        try (SlotOperatorHarness operator = fresh(HALF)) {
            for (int slot = 1; slot <= slots; slot++) {
                operator.add(slot("north", slot, drawn.length));
            }
            operator.advanceTo((slots + 1) * SLOT_MILLIS);
            operator.samples().stream()
                    .flatMap(sample -> sample.records().stream())
                    .forEach(
                            frame ->
                                    drawn[
                                            (int)
                                                    (frame.offset()
                                                            % SLOT_MILLIS
                                                            * drawn.length
                                                            / SLOT_MILLIS)]++);
        }
        // Binomial with n = 1999 and p = 1/2: four standard deviations are 90.
        assertThat(Arrays.stream(drawn)).allMatch(count -> Math.abs(count - 1000) < 100);
    }

    @Test
    void theSampleIsBoundedInRecordsAndBytes() throws Exception {
        for (SampleLimits limits : List.of(new SampleLimits(3, 1000), new SampleLimits(1000, 4))) {
            SlotRules<Frame> rules =
                    SlotOperatorHarness.rules(
                            SlotTiming.AT_START,
                            plans(CapacityModel.constant(1000)),
                            OverloadAnswer.ANSWER,
                            limits);
            try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(rules)) {
                operator.add(slot("north", 1, 10));
                operator.add(slot("north", 2, 10));
                operator.advanceTo(2 * SLOT_MILLIS);
                assertThat(operator.samples().get(1).records())
                        .hasSize(limits.records() == 3 ? 3 : 4);
            }
        }
    }

    @Test
    void holdsNoFrameButTheSample() throws Exception {
        SlotRules<Frame> rules =
                SlotOperatorHarness.rules(
                        SlotTiming.AT_START,
                        plans(CapacityModel.constant(1000)),
                        OverloadAnswer.ANSWER,
                        new SampleLimits(3, 1 << 20));
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(rules)) {
            operator.add(slot("north", 1, 10));
            operator.advanceTo(SLOT_MILLIS);
            operator.add(slot("north", 2, 10));
            long few = operator.snapshot().getStateSize();
            operator.add(slot("north", 2, 1000));
            assertThat(operator.snapshot().getStateSize()).isLessThan(few + 100);
        }
    }

    @Test
    void aRestoreInTheMiddleOfASlotChangesNothing() throws Exception {
        for (int parallelism = 1; parallelism <= 3; parallelism++) {
            List<Object> uninterrupted;
            try (SlotOperatorHarness operator = fresh(HALF)) {
                half(operator, 1, true);
                half(operator, 1, false);
                half(operator, 2, true);
                half(operator, 2, false);
                operator.advanceTo(3 * SLOT_MILLIS);
                uninterrupted = secondSlots(operator);
            }
            OperatorSubtaskState snapshot;
            try (SlotOperatorHarness operator = fresh(HALF)) {
                half(operator, 1, true);
                half(operator, 1, false);
                half(operator, 2, true);
                snapshot = operator.snapshot();
            }
            try (SlotOperatorHarness operator =
                    SlotOperatorHarness.restored(rules(HALF), parallelism, snapshot)) {
                half(operator, 2, false);
                operator.advanceTo(3 * SLOT_MILLIS);
                assertThat(secondSlots(operator)).hasSize(8).isEqualTo(uninterrupted);
            }
        }
    }

    @Test
    void framesHeldForTheEndOfTheirSlotGoOnAfterTheTimingIsChanged() throws Exception {
        OperatorSubtaskState snapshot;
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.fresh(
                        SlotOperatorHarness.rules(SlotTiming.AT_END, plans(HALF)))) {
            operator.add(slot("north", 1, 4));
            snapshot = operator.snapshot();
        }
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.restored(rules(HALF), 1, snapshot)) {
            operator.advanceTo(3 * SLOT_MILLIS);
            assertThat(operator.records()).hasSize(4);
            assertThat(operator.decisions()).extracting(SlotDecision::frames).containsExactly(4L);
        }
    }

    /** Decisions and samples of all sites in their second slot. */
    private static List<Object> secondSlots(SlotOperatorHarness operator) {
        List<Object> results = new ArrayList<>();
        for (String site : List.of("north", "south", "east", "west")) {
            operator.decisions().stream()
                    .filter(decision -> decision.site().equals(site) && decision.slot() == 2)
                    .forEach(results::add);
            operator.samples().stream()
                    .filter(sample -> sample.site().equals(site) && sample.slot() == 2)
                    .map(sample -> sample.records().stream().map(Frame::offset).toList())
                    .forEach(results::add);
        }
        return results;
    }

    private static void half(SlotOperatorHarness operator, int slot, boolean first)
            throws Exception {
        for (String site : List.of("north", "south", "east", "west")) {
            Frame[] frames = slot(site, slot, 12);
            operator.add(first ? Arrays.copyOf(frames, 6) : Arrays.copyOfRange(frames, 6, 12));
        }
    }

    @Test
    void whatThePolicyLeavesPaysForSecondOpinions() throws Exception {
        // 32 pixels and half of the frames take 70; the teacher takes 100 - 2 * 20.
        SitePlan plan = plans(CapacityModel.constant(85)).of("north");
        SitePlan escalating =
                new SitePlan(plan.policyName(), plan.policies(), PROFILE, plan.capacity(), true);
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.fresh(
                        SlotOperatorHarness.rules(SlotTiming.AT_START, site -> escalating))) {
            for (int slot = 1; slot <= 2; slot++) {
                operator.add(slot("north", slot, 8));
                operator.advanceTo(slot * SLOT_MILLIS - 1);
            }
            assertThat(operator.records().get(15).escalation()).isEqualTo(0.25, within(1e-12));
            assertThat(operator.decisions().get(1))
                    .matches(decision -> decision.resolution() == 32)
                    .matches(decision -> decision.regime().equals("inference-greedy"))
                    .matches(decision -> Math.abs(decision.escalation() - 0.25) < 1e-12)
                    .matches(decision -> Math.abs(decision.computeUsed() - 8 * 85) < 1e-9);
        }
    }

    private static SitePlans plans(CapacityModel capacity) {
        return site ->
                new SitePlan("orric", each -> new OrricPolicy(each, 10_000), PROFILE, capacity);
    }

    private static SlotRules<Frame> rules(CapacityModel capacity) {
        return SlotOperatorHarness.rules(SlotTiming.AT_START, plans(capacity));
    }

    private static SlotOperatorHarness fresh(CapacityModel capacity) throws Exception {
        return SlotOperatorHarness.fresh(rules(capacity));
    }

    private static SlotOperatorHarness fresh(CapacityModel capacity, OverloadAnswer overload)
            throws Exception {
        return SlotOperatorHarness.fresh(
                SlotOperatorHarness.rules(
                        SlotTiming.AT_START,
                        plans(capacity),
                        overload,
                        new SampleLimits(1000, 1000)));
    }
}
