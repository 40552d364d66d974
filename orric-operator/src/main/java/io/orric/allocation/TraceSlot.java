// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * One slot of a recorded or invented trace.
 *
 * @param slot the slot's number in the trace; numbers ascend and may skip slots without frames
 * @param budget frames and compute of the slot
 */
public record TraceSlot(long slot, SlotBudget budget) {}
