// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.Allocation;
import io.orric.allocation.BudgetMeter;

/**
 * State of a slot that was decided at its start and has not ended.
 *
 * @param slot index t, from 1
 * @param start start, milliseconds since the epoch
 * @param end end, exclusive, milliseconds since the epoch
 * @param firstTime event time of its first record, milliseconds since the epoch
 * @param allocation what the policy chose
 * @param regime the heuristic of the paper's Table II that the allocation coincides with
 * @param meter frames and compute so far
 * @param overloadedFrames frames that the capacity did not pay for
 * @param skippedFrames those of them that are not inferred
 * @param sampleLimit maximum number of records in the sample
 * @param sampled records in the sample
 * @param sampledBytes size of the sample, bytes
 */
public record OpenSlot(
        long slot,
        long start,
        long end,
        long firstTime,
        Allocation allocation,
        String regime,
        BudgetMeter meter,
        long overloadedFrames,
        long skippedFrames,
        int sampleLimit,
        int sampled,
        long sampledBytes) {

    OpenSlot metered(BudgetMeter next) {
        return new OpenSlot(
                slot,
                start,
                end,
                firstTime,
                allocation,
                regime,
                next,
                overloadedFrames,
                skippedFrames,
                sampleLimit,
                sampled,
                sampledBytes);
    }

    OpenSlot overloaded(boolean skipped) {
        return new OpenSlot(
                slot,
                start,
                end,
                firstTime,
                allocation,
                regime,
                meter,
                overloadedFrames + 1,
                skippedFrames + (skipped ? 1 : 0),
                sampleLimit,
                sampled,
                sampledBytes);
    }

    OpenSlot sampled(int limit, int records, long bytes) {
        return new OpenSlot(
                slot,
                start,
                end,
                firstTime,
                allocation,
                regime,
                meter,
                overloadedFrames,
                skippedFrames,
                limit,
                records,
                bytes);
    }

    /** Share of the slot in which records could come, if its first one was the site's first. */
    double coverage() {
        return Math.min(1, (double) (end - Math.max(start, firstTime)) / (end - start));
    }
}
