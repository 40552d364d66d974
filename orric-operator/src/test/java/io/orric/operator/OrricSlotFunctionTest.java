// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static io.orric.operator.SlotOperatorHarness.SLOT_MILLIS;
import static io.orric.operator.SlotOperatorHarness.frame;
import static io.orric.operator.SlotOperatorHarness.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.RetrainingBatch;
import io.orric.frames.SlotDecision;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class OrricSlotFunctionTest {

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
                            new OrricPolicy(PROFILE, 5),
                            PROFILE.space(),
                            CapacityModel.constant(1000));

    private static final SitePlans HALF =
            site ->
                    new SitePlan(
                            "orric",
                            new OrricPolicy(PROFILE, 5),
                            PROFILE.space(),
                            CapacityModel.constant(70));

    @Test
    void decidesASlotOnceItIsOver() throws Exception {
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(HALF)) {
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
                                    0.1 * 0.5 / 0.8 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0),
                                    0.8 - 0.1,
                                    false,
                                    "inference-greedy"));
        }
    }

    @Test
    void putsEveryFrameIntoOneBatchOfLimitedSize() throws Exception {
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(PLENTY)) {
            Frame[] frames = slot("north", 1, 10);
            operator.add(frames);
            operator.advanceTo(SLOT_MILLIS);
            assertThat(operator.batches())
                    .extracting(batch -> batch.frames().size())
                    .containsExactly(4, 4, 2);
            assertThat(operator.batches())
                    .flatExtracting(FrameBatch::frames)
                    .extracting(Frame::offset)
                    .containsExactlyElementsOf(Stream.of(frames).map(Frame::offset).toList());
            assertThat(operator.batches()).allMatch(batch -> batch.resolution() == 32);
        }
    }

    @Test
    void samplesWithoutReplacementFromTheSlot() throws Exception {
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(HALF)) {
            operator.add(slot("north", 1, 20));
            operator.advanceTo(SLOT_MILLIS);
            List<Long> sample = offsets(operator.samples().get(0));
            assertThat(sample).hasSize(10).doesNotHaveDuplicates();
            assertThat(sample).allMatch(offset -> offset < SLOT_MILLIS);
        }
    }

    @Test
    void theSampleDoesNotDependOnTheOrderOfArrival() throws Exception {
        try (SlotOperatorHarness one = SlotOperatorHarness.fresh(HALF);
                SlotOperatorHarness other = SlotOperatorHarness.fresh(HALF)) {
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
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(PLENTY)) {
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
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(PLENTY)) {
            for (int slot = 1; slot <= 5; slot++) {
                operator.add(slot("north", slot, 4));
                operator.advanceTo(slot * SLOT_MILLIS);
            }
            operator.add(slot("north", 6, 4));
            operator.advanceTo(6 * SLOT_MILLIS);
            // ORRIC does not retrain in the last slot of its horizon, which is the fifth.
            assertThat(operator.batches())
                    .extracting(FrameBatch::retrainedThrough)
                    .containsExactly(0L, 1000L, 2000L, 3000L, 4000L, 4000L);
        }
    }

    @Test
    void framesOfADecidedSlotAreLateAndDoNotCount() throws Exception {
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(PLENTY)) {
            operator.add(slot("north", 1, 4));
            operator.advanceTo(SLOT_MILLIS);
            Frame late = frame("north", 7);
            operator.add(late);
            operator.add(slot("north", 2, 4));
            operator.advanceTo(2 * SLOT_MILLIS);
            assertThat(operator.late()).extracting(Frame::offset).containsExactly(7L);
            assertThat(operator.decisions())
                    .extracting(SlotDecision::frames)
                    .containsExactly(4L, 4L);
        }
    }

    @Test
    void aCapacityTooSmallForAnythingMarksTheSlot() throws Exception {
        SitePlans nothing =
                site ->
                        new SitePlan(
                                "orric",
                                new OrricPolicy(PROFILE, 5),
                                PROFILE.space(),
                                CapacityModel.constant(1));
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(nothing)) {
            operator.add(slot("north", 1, 4));
            operator.advanceTo(SLOT_MILLIS);
            SlotDecision decision = operator.decisions().get(0);
            assertThat(decision.overloaded()).isTrue();
            assertThat(decision.resolution()).isEqualTo(20);
            assertThat(operator.samples()).isEmpty();
            assertThat(operator.batches()).hasSize(1);
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
            List<SlotDecision> decisions, List<List<Long>> samples, List<List<Long>> batches) {

        static ThirdSlot of(SlotOperatorHarness operator) {
            return new ThirdSlot(
                    operator.decisions().stream()
                            .filter(decision -> decision.slot() == 3)
                            .sorted(Comparator.comparing(SlotDecision::site))
                            .toList(),
                    operator.samples().stream()
                            .filter(sample -> sample.slot() == 3)
                            .sorted(Comparator.comparing(RetrainingBatch::site))
                            .map(OrricSlotFunctionTest::offsets)
                            .toList(),
                    operator.batches().stream()
                            .filter(batch -> batch.slot() == 3)
                            .sorted(Comparator.comparing(FrameBatch::site))
                            .map(batch -> batch.frames().stream().map(Frame::offset).toList())
                            .toList());
        }
    }

    private static ThirdSlot uninterrupted() throws Exception {
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(HALF)) {
            firstTwoSlots(operator);
            thirdSlot(operator, true);
            thirdSlot(operator, false);
            operator.advanceTo(3 * SLOT_MILLIS);
            return ThirdSlot.of(operator);
        }
    }

    private static ThirdSlot interrupted(int parallelism) throws Exception {
        OperatorSubtaskState snapshot;
        try (SlotOperatorHarness operator = SlotOperatorHarness.fresh(HALF)) {
            firstTwoSlots(operator);
            thirdSlot(operator, true);
            snapshot = operator.snapshot();
        }
        try (SlotOperatorHarness operator =
                SlotOperatorHarness.restored(HALF, parallelism, snapshot)) {
            thirdSlot(operator, false);
            operator.advanceTo(3 * SLOT_MILLIS);
            ThirdSlot result = ThirdSlot.of(operator);
            assertThat(result.decisions()).hasSize(4);
            return result;
        }
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

    private static List<Long> offsets(RetrainingBatch sample) {
        return sample.frames().stream().map(Frame::offset).toList();
    }
}
