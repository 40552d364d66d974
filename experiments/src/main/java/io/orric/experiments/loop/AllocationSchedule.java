// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.allocation.Allocation;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Decision;
import io.orric.allocation.PolicyState;
import io.orric.allocation.SlotBudget;
import io.orric.operator.CapacityModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Decisions of a policy for all slots. Policies see frames and compute, not the student's
 * predictions, so their decisions are known before the first slot.
 *
 * @param framesPerSlot D, the same in every slot
 * @param slots compute and decision of each slot
 */
public record AllocationSchedule(int framesPerSlot, List<Slot> slots) {

    /** Compute of a slot and the policy's decision. */
    public record Slot(double capacity, Allocation allocation) {}

    /** Asks a policy slot by slot. */
    public static AllocationSchedule of(
            AllocationPolicy policy, CapacityModel capacity, int framesPerSlot, long slots) {
        List<Slot> decided = new ArrayList<>();
        PolicyState state = PolicyState.INITIAL;
        for (long t = 1; t <= slots; t++) {
            double given = capacity.capacity(t, framesPerSlot);
            Decision decision = policy.decide(state, new SlotBudget(framesPerSlot, given));
            decided.add(new Slot(given, decision.allocation()));
            state = decision.nextState();
        }
        return new AllocationSchedule(framesPerSlot, decided);
    }

    /** Compute of each slot. */
    public List<Double> capacities() {
        return slots.stream().map(Slot::capacity).toList();
    }

    /** Returns whether any slot retrains. */
    public boolean retrains() {
        return slots.stream().anyMatch(slot -> slot.allocation().retraining().ratio() > 0);
    }

    /** Mean share of a slot's frames that is retrained on. */
    public double meanRatio() {
        return slots.stream()
                .mapToDouble(slot -> slot.allocation().retraining().ratio())
                .average()
                .orElse(0);
    }

    /** Mean resolution of a slot. */
    public double meanResolution() {
        return slots.stream()
                .mapToInt(slot -> slot.allocation().inference().resolution())
                .average()
                .orElse(0);
    }
}
