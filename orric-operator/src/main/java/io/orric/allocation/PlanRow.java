// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Plan of a policy for one slot of a trace.
 *
 * @param slot the slot's number in the trace
 * @param budget frames and compute of the slot
 * @param policy the policy's name
 * @param allocation choice of the policy
 * @param objective V<sub>t</sub> · A<sup>T</sup><sub>i</sub> + W<sub>t</sub> ·
 *     A<sup>I</sup><sub>j</sub> of the choice; 0 for policies that weigh nothing
 * @param regime the heuristic that the choice coincides with
 */
public record PlanRow(
        long slot,
        SlotBudget budget,
        String policy,
        Allocation allocation,
        double objective,
        Regime regime) {}
