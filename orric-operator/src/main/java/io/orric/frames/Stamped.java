// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * A record with the decision on its slot.
 *
 * @param <T> type of the record
 * @param record the record
 * @param site name of its site
 * @param slot index t of the slot it counts in, from 1
 * @param slotEnd end of that slot, exclusive, milliseconds since the epoch
 * @param resolution side of the square model input, pixels
 * @param escalation share of such records that the teacher is asked about too, 0 to 1
 * @param retrainedThrough end of the last earlier slot with a retraining sample, milliseconds since
 *     the epoch; 0 if none has. Where inference waits for retraining, it waits for this sample
 * @param late whether the slot of its event time was decided without it, which happens only where
 *     slots are decided at their end
 */
public record Stamped<T>(
        T record,
        String site,
        long slot,
        long slotEnd,
        int resolution,
        double escalation,
        long retrainedThrough,
        boolean late) {}
