// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * The answer of a policy: the allocation for this slot and the state to decide the next one from.
 */
public record Decision(Allocation allocation, PolicyState nextState) {}
