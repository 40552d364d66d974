// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.Allocation;
import io.orric.allocation.PlanRow;

/**
 * The decision of a policy in a slot, and the accuracy to expect of it.
 *
 * @param row the decision
 * @param prediction by a learning curve; null without one
 */
public record PlannedSlot(PlanRow row, Prediction prediction) {

    /**
     * The prediction of a learning curve for a slot.
     *
     * @param extent learning extent of the student before the slot, the argument of f
     * @param accuracy f(extent) · A<sup>I</sup>, the accuracy of the slot's frames
     * @param average the accuracy of the average frame up to and including the slot; in the last
     *     slot the objective of problem (P) divided by the trace's frames
     */
    public record Prediction(double extent, double accuracy, double average) {}

    /** The decision. */
    Allocation allocation() {
        return row.allocation();
    }

    /** Compute that the decision takes, in the profile's unit. */
    double computeUsed() {
        return allocation().computeUsed(row.budget().frames());
    }
}
