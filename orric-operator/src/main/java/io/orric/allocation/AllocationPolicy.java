// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Divides a slot's compute between inference and retraining.
 *
 * <pre>{@code
 * PolicyState state = PolicyState.INITIAL;
 * for (SlotBudget budget : budgets) {
 *     Decision decision = policy.decide(state, budget);
 *     state = decision.nextState();
 *     run(decision.allocation());
 * }
 * }</pre>
 *
 * <p>A policy is immutable and {@code decide} is a pure function: equal arguments give equal
 * answers, on any machine and after any restore.
 */
public interface AllocationPolicy extends Serializable {

    /**
     * Decides one slot.
     *
     * @param state what is remembered of the site, {@link PolicyState#INITIAL} before its first
     *     slot
     * @param budget the slot's frames and compute
     */
    Decision decide(PolicyState state, SlotBudget budget);

    /**
     * The state once a slot has ended, for whoever decided it before its frames were known.
     *
     * @param frames frames that came
     * @param whole whether they could come from the slot's beginning to its end; how many came in a
     *     part of a slot says nothing of other slots
     */
    default PolicyState ended(PolicyState state, long frames, boolean whole) {
        return whole ? state.next(frames) : state.passed();
    }
}
