// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;

/**
 * What a record of the capacity topic says: one of the two is null.
 *
 * @param announcement what it announces
 * @param deadLetter why nobody knows
 */
public record CapacityRecord(CapacityAnnouncement announcement, DeadLetter deadLetter) {}
