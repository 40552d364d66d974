// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;

/**
 * Content of a record of the capacity topic: one of the two is null.
 *
 * @param announcement the announcement, if the record can be read
 * @param deadLetter the dead letter, if it cannot
 */
public record CapacityRecord(CapacityAnnouncement announcement, DeadLetter deadLetter) {}
