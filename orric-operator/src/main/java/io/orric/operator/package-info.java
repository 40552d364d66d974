// SPDX-License-Identifier: Apache-2.0
/**
 * The Flink operator that decides the slots of a site. A thin shell around {@link
 * io.orric.allocation}: it loads state, calls the policy, stores state and stamps records. {@link
 * io.orric.operator.OrricSlots} is its front door.
 */
package io.orric.operator;
