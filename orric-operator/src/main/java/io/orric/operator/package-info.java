// SPDX-License-Identifier: Apache-2.0
/**
 * The Flink operator that decides the slots of a site, and those beside it for late frames,
 * announced capacities and silent cameras. A thin shell around {@link io.orric.allocation}: it
 * loads state, calls the policy, stores state and emits batches.
 */
package io.orric.operator;
