// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Profile PROFILE = PaperProfile.complete();

    @Test
    void aRowSaysWhatWasDecidedFromWhatAndWhy() {
        Iterator<PlanRow> rows =
                Planner.of(PolicyName.ORRIC, PROFILE, 2)
                        .plan(
                                List.of(
                                                new TraceSlot(7, new SlotBudget(1000, 3e10)),
                                                new TraceSlot(9, new SlotBudget(500, 3e9)))
                                        .iterator());
        PlanRow first = rows.next();
        assertThat(first.slot()).isEqualTo(7);
        assertThat(first.budget()).isEqualTo(new SlotBudget(1000, 3e10));
        assertThat(first.policy()).isEqualTo("orric");
        assertThat(first.allocation().retraining().ratio()).isEqualTo(0.2);
        assertThat(first.allocation().inference().resolution()).isEqualTo(32);
        assertThat(first.allocation().retrainingWeight()).isEqualTo(0.0056466004775669225);
        assertThat(first.allocation().inferenceWeight()).isEqualTo(0.7857);
        assertThat(first.objective()).isEqualTo(0.7868293200955133);
        assertThat(first.allocation().computeUsed(1000)).isEqualTo(28390000000.0);
        assertThat(first.regime()).isEqualTo(Regime.INFERENCE_GREEDY);
        assertThat(rows.next().regime()).isEqualTo(Regime.INFERENCE_ONLY);
        assertThat(rows).isExhausted();
    }

    @Test
    void aPolicyThatWeighsNothingHasNoObjective() {
        PlanRow row =
                Planner.of(PolicyName.INFERENCE_GREEDY, PROFILE, 2)
                        .plan(Stream.of(new TraceSlot(1, new SlotBudget(1000, 3e10))).iterator())
                        .next();
        assertThat(row.objective()).isZero();
        assertThat(row.allocation().retrainingWeight()).isZero();
        assertThat(row.allocation().inferenceWeight()).isZero();
        assertThat(row.regime()).isEqualTo(Regime.INFERENCE_GREEDY);
    }

    @Test
    void decidesWhatThePolicyDecides() {
        OrricPolicy policy = new OrricPolicy(PROFILE, 20);
        Iterator<PlanRow> rows =
                new Planner("mine", policy, PROFILE)
                        .plan(PolicyState.expecting(1, 90), endlessTrace());
        PolicyState state = PolicyState.expecting(1, 90);
        for (TraceSlot slot : (Iterable<TraceSlot>) () -> limited(20)) {
            Decision decision = policy.decide(state, slot.budget());
            state = decision.nextState();
            assertThat(rows.next().allocation()).isEqualTo(decision.allocation());
        }
    }

    @Test
    void aTraceWithoutAnEndIsPlannedAsItComes() {
        Iterator<PlanRow> rows =
                Planner.of(PolicyName.ORRIC_ROLLING, PROFILE, 50).plan(endlessTrace());
        for (int slot = 1; slot <= 100_000; slot++) {
            assertThat(rows.next().slot()).isEqualTo(slot);
        }
        assertThat(rows).hasNext();
    }

    @Test
    void slotsMustAscend() {
        TraceSlot slot = new TraceSlot(4, new SlotBudget(1, 1));
        Iterator<PlanRow> rows =
                Planner.of(PolicyName.ORRIC, PROFILE, 2).plan(List.of(slot, slot).iterator());
        rows.next();
        assertThatThrownBy(rows::next).hasMessage("slot is 4, must be above the last, 4");
    }

    private static Iterator<TraceSlot> limited(int slots) {
        return stream().limit(slots).iterator();
    }

    private static Iterator<TraceSlot> endlessTrace() {
        return stream().iterator();
    }

    private static Stream<TraceSlot> stream() {
        return Stream.iterate(1L, slot -> slot + 1)
                .map(slot -> new TraceSlot(slot, new SlotBudget(1 + slot % 90, slot % 17 * 1e8)));
    }
}
