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
        assertThat(PlanRow.HEADER.split(",")).hasSize(11);
        assertThat(rows.next().csv())
                .isEqualTo(
                        "7,1000,30000000000,orric,0.2,32,"
                                + "0.0056466004775669225,0.7857,0.7868293200955133,"
                                + "28390000000,inference-greedy");
        assertThat(rows.next().csv())
                .isEqualTo("9,500,3000000000,orric,0,20,0,0.7957,0.4493,3175000000,inference-only");
        assertThat(rows).isExhausted();
    }

    @Test
    void aPolicyThatWeighsNothingHasNoObjective() {
        PlanRow row =
                Planner.of(PolicyName.INFERENCE_GREEDY, PROFILE, 2)
                        .plan(Stream.of(new TraceSlot(1, new SlotBudget(1000, 3e10))).iterator())
                        .next();
        assertThat(row.csv())
                .isEqualTo(
                        "1,1000,30000000000,inference-greedy,0.2,32,0,0,0,"
                                + "28390000000,inference-greedy");
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
