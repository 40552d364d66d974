// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.Allocation;
import io.orric.allocation.BudgetMeter;
import io.orric.allocation.SlotBudget;
import io.orric.frames.SlotDecision;
import io.orric.meters.Compute;
import io.orric.meters.Percentiles;

/** Makes the records of decisions, from what is known at the start and at the end of a slot. */
final class SlotDecisions {

    /**
     * The decision on a slot for the frames that it was decided for: those that are forecast when
     * it begins, or those that came when it is over.
     *
     * @param sampled frames in the sample, at most or exactly
     */
    static SlotDecision planned(
            String site, SitePlan plan, OpenSlot slot, int sampled, Measured measured) {
        BudgetMeter meter = slot.meter();
        Allocation allocation = slot.allocation();
        return record(
                site,
                plan,
                slot,
                new SlotBudget(meter.forecast(), meter.capacity()),
                allocation.computeUsed(meter.forecast()),
                sampled,
                allocation.overloaded(),
                measured);
    }

    /** The closing record of a slot that was decided at its start. */
    static SlotDecision ended(
            String site, SitePlan plan, OpenSlot open, int sampled, Measured measured) {
        BudgetMeter meter = open.meter();
        double retraining = sampled * open.allocation().retraining().frameCost();
        return record(
                site,
                plan,
                open,
                new SlotBudget(meter.frames(), meter.capacity()),
                meter.spent() + retraining,
                sampled,
                open.overloadedFrames() > 0 || measured.answers().overloaded(),
                measured);
    }

    private static SlotDecision record(
            String site,
            SitePlan plan,
            OpenSlot slot,
            SlotBudget budget,
            double computeUsed,
            long sampled,
            boolean overloaded,
            Measured measured) {
        Allocation allocation = slot.allocation();
        Percentiles capture = measured.answers().fromCapture();
        Percentiles arrival = measured.answers().fromArrival();
        Compute compute = measured.compute();
        return new SlotDecision(
                site,
                plan.policyName(),
                slot.slot(),
                slot.start(),
                slot.end(),
                budget.frames(),
                budget.capacity(),
                computeUsed,
                allocation.retraining().ratio(),
                sampled,
                allocation.inference().resolution(),
                allocation.inference().escalation(),
                allocation.retrainingWeight(),
                allocation.inferenceWeight(),
                overloaded,
                slot.regime(),
                slot.meter().forecast(),
                slot.skippedFrames(),
                compute.opinions().frames(),
                compute.millis(),
                compute.decoding().millis(),
                compute.studentMillis(),
                compute.opinions().millis(),
                compute.teacherMillis(),
                compute.trainingMillis(),
                capture.p50(),
                capture.p95(),
                capture.p99(),
                arrival.p50(),
                arrival.p95(),
                arrival.p99());
    }

    private SlotDecisions() {}
}
