// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static io.orric.operator.SlotOperatorHarness.SLOT_MILLIS;
import static io.orric.operator.SlotOperatorHarness.frame;
import static io.orric.operator.SlotOperatorHarness.rules;
import static io.orric.operator.SlotOperatorHarness.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Slots that are decided when they are over, as in the paper. */
class SlotsAtEndTest {

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

    private static final SitePlans PLENTY =
            site ->
                    new SitePlan(
                            "orric",
                            each -> new OrricPolicy(each, 5),
                            PROFILE,
                            CapacityModel.constant(1000));

    private static final SitePlans HALF =
            site ->
                    new SitePlan(
                            "orric",
                            each -> new OrricPolicy(each, 5),
                            PROFILE,
                            CapacityModel.constant(70));

    @Test
    void decidesASlotOnceItIsOver() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.add(slot("north", 1, 10));
            operator.advanceTo(SLOT_MILLIS - 2);
            assertThat(operator.decisions()).isEmpty();

            operator.advanceTo(SLOT_MILLIS - 1);
            assertThat(operator.decisions())
                    .containsExactly(
                            new SlotDecision(
                                    "north",
                                    "orric",
                                    1,
                                    0,
                                    SLOT_MILLIS,
                                    10,
                                    700,
                                    700,
                                    0.5,
                                    5,
                                    32,
                                    0,
                                    0.1 * 0.5 / 0.8 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0),
                                    0.8 - 0.1,
                                    false,
                                    "inference-greedy",
                                    10,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null));
        }
    }

    @Test
    void sendsEveryFrameOnOnceInOrderWithItsSlotsDecision() throws Exception {
        try (SlotOperatorHarness operator = fresh(PLENTY)) {
            Frame[] frames = slot("north", 1, 10);
            operator.add(frames);
            operator.advanceTo(SLOT_MILLIS);
            assertThat(operator.records())
                    .extracting(stamped -> stamped.record().offset())
                    .containsExactlyElementsOf(Stream.of(frames).map(Frame::offset).toList());
            assertThat(operator.records())
                    .allSatisfy(
                            stamped -> {
                                assertThat(stamped.site()).isEqualTo("north");
                                assertThat(stamped.slot()).isEqualTo(1);
                                assertThat(stamped.slotEnd()).isEqualTo(SLOT_MILLIS);
                                assertThat(stamped.resolution()).isEqualTo(32);
                                assertThat(stamped.late()).isFalse();
                            });
        }
    }

    @Test
    void aSampleIsBounded() throws Exception {
        for (SampleLimits sample : List.of(new SampleLimits(3, 1000), new SampleLimits(1000, 4))) {
            SlotRules<Frame> rules =
                    SlotOperatorHarness.rules(
                            SlotTiming.AT_END, PLENTY, OverloadAnswer.ANSWER, sample);
            try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(rules)) {
                operator.add(slot("north", 1, 10));
                operator.advanceTo(SLOT_MILLIS);
                assertThat(operator.samples().get(0).records())
                        .hasSize(sample.records() == 3 ? 3 : 4);
            }
        }
    }

    @Test
    void samplesWithoutReplacementFromTheSlot() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            operator.add(slot("north", 1, 20));
            operator.advanceTo(SLOT_MILLIS);
            List<Long> sample = offsets(operator.samples().get(0));
            assertThat(sample).hasSize(10).doesNotHaveDuplicates();
            assertThat(sample).allMatch(offset -> offset < SLOT_MILLIS);
        }
    }

    @Test
    void theSampleDoesNotDependOnTheOrderOfArrival() throws Exception {
        try (SlotOperatorHarness one = fresh(HALF);
                SlotOperatorHarness other = fresh(HALF)) {
            Frame[] frames = slot("north", 1, 20);
            one.add(frames);
            one.advanceTo(SLOT_MILLIS);
            for (int i = frames.length - 1; i >= 0; i--) {
                other.add(frames[i]);
            }
            other.advanceTo(SLOT_MILLIS);
            assertThat(offsets(other.samples().get(0))).isEqualTo(offsets(one.samples().get(0)));
        }
    }

    @Test
    void sitesKeepApart() throws Exception {
        try (SlotOperatorHarness operator = fresh(PLENTY)) {
            operator.add(slot("north", 1, 4));
            operator.add(slot("south", 2, 6));
            operator.advanceTo(2 * SLOT_MILLIS);
            assertThat(operator.decisions())
                    .extracting(SlotDecision::site, SlotDecision::slot, SlotDecision::frames)
                    .containsExactly(tuple("north", 1L, 4L), tuple("south", 1L, 6L));
        }
    }

    @Test
    void tellsInferenceWhichRetrainingComesBefore() throws Exception {
        try (SlotOperatorHarness operator = fresh(PLENTY)) {
            for (int slot = 1; slot <= 5; slot++) {
                operator.add(slot("north", slot, 4));
                operator.advanceTo(slot * SLOT_MILLIS);
            }
            operator.add(slot("north", 6, 4));
            operator.advanceTo(6 * SLOT_MILLIS);
            // ORRIC does not retrain in the last slot of its horizon, which is the fifth.
            assertThat(operator.records().stream().map(Stamped::retrainedThrough).distinct())
                    .containsExactly(0L, 1000L, 2000L, 3000L, 4000L);
            assertThat(operator.records().get(20).retrainedThrough()).isEqualTo(4000L);
        }
    }

    @Test
    void framesOfADecidedSlotAreLateAndCountInTheNext() throws Exception {
        try (SlotOperatorHarness operator = fresh(PLENTY)) {
            operator.add(slot("north", 1, 4));
            operator.advanceTo(SLOT_MILLIS);
            operator.add(frame("north", 7));
            operator.add(slot("north", 2, 4));
            operator.advanceTo(2 * SLOT_MILLIS);
            assertThat(operator.records())
                    .filteredOn(Stamped::late)
                    .singleElement()
                    .satisfies(
                            late -> {
                                assertThat(late.record().offset()).isEqualTo(7);
                                assertThat(late.slot()).isEqualTo(2);
                            });
            assertThat(operator.decisions())
                    .extracting(SlotDecision::frames)
                    .containsExactly(4L, 5L);
        }
    }

    @Test
    void aCapacityTooSmallForAnythingMarksTheSlot() throws Exception {
        SitePlans nothing =
                site ->
                        new SitePlan(
                                "orric",
                                each -> new OrricPolicy(each, 5),
                                PROFILE,
                                CapacityModel.constant(1));
        try (SlotOperatorHarness operator = fresh(nothing)) {
            operator.add(slot("north", 1, 4));
            operator.advanceTo(SLOT_MILLIS);
            SlotDecision decision = operator.decisions().get(0);
            assertThat(decision.overloaded()).isTrue();
            assertThat(decision.resolution()).isEqualTo(20);
            assertThat(operator.samples()).isEmpty();
            assertThat(operator.records()).hasSize(4);
        }
    }

    @Test
    void aRestoreInTheMiddleOfASlotChangesNothing() throws Exception {
        assertThat(interrupted(1)).isEqualTo(uninterrupted());
    }

    @Test
    void aRestoreAtAnotherParallelismChangesNothing() throws Exception {
        assertThat(interrupted(2)).isEqualTo(uninterrupted());
        assertThat(interrupted(3)).isEqualTo(uninterrupted());
    }

    /** Decision and draw of a run in its third slot. */
    private record ThirdSlot(
            List<SlotDecision> decisions, List<List<Long>> samples, List<Long> records) {

        static ThirdSlot of(SlotOperatorHarness operator) {
            return new ThirdSlot(
                    operator.decisions().stream()
                            .filter(decision -> decision.slot() == 3)
                            .sorted(Comparator.comparing(SlotDecision::site))
                            .toList(),
                    operator.samples().stream()
                            .filter(sample -> sample.slot() == 3)
                            .sorted(Comparator.comparing(SlotSample::site))
                            .map(SlotsAtEndTest::offsets)
                            .toList(),
                    operator.records().stream()
                            .filter(stamped -> stamped.slot() == 3)
                            .sorted(Comparator.comparing(Stamped::site))
                            .map(stamped -> stamped.record().offset())
                            .toList());
        }
    }

    private static ThirdSlot uninterrupted() throws Exception {
        try (SlotOperatorHarness operator = fresh(HALF)) {
            firstTwoSlots(operator);
            thirdSlot(operator, true);
            thirdSlot(operator, false);
            operator.advanceTo(3 * SLOT_MILLIS);
            return ThirdSlot.of(operator);
        }
    }

    private static ThirdSlot interrupted(int parallelism) throws Exception {
        OperatorSubtaskState snapshot;
        try (SlotOperatorHarness operator = fresh(HALF)) {
            firstTwoSlots(operator);
            thirdSlot(operator, true);
            snapshot = operator.snapshot();
        }
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.restored(
                        rules(SlotTiming.AT_END, HALF), parallelism, snapshot)) {
            thirdSlot(operator, false);
            operator.advanceTo(3 * SLOT_MILLIS);
            ThirdSlot result = ThirdSlot.of(operator);
            assertThat(result.decisions()).hasSize(4);
            return result;
        }
    }

    private static SlotOperatorHarness fresh(SitePlans plans) throws Exception {
        return SlotOperatorHarness.fresh(rules(SlotTiming.AT_END, plans));
    }

    private static void firstTwoSlots(SlotOperatorHarness operator) throws Exception {
        for (String site : List.of("north", "south", "east", "west")) {
            operator.add(slot(site, 1, 8));
            operator.add(slot(site, 2, 16));
        }
        operator.advanceTo(2 * SLOT_MILLIS);
    }

    private static void thirdSlot(SlotOperatorHarness operator, boolean firstHalf)
            throws Exception {
        for (String site : List.of("north", "south", "east", "west")) {
            Frame[] frames = slot(site, 3, 12);
            for (int i = 0; i < frames.length; i++) {
                if (i < 6 == firstHalf) {
                    operator.add(frames[i]);
                }
            }
        }
    }

    private static List<Long> offsets(SlotSample<Frame> sample) {
        return sample.records().stream().map(Frame::offset).toList();
    }
}
