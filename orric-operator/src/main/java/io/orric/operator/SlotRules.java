// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.io.Serializable;

/**
 * Everything that the slot operator is configured with.
 *
 * @param <T> type of the records
 * @param records properties of the records
 * @param plans policy and capacity of each site
 * @param slotMillis length of a slot, milliseconds
 * @param timing when a slot is decided
 * @param overload answer to records that the capacity does not pay for
 * @param sample bounds of a sample
 * @param corrected whether costs are milliseconds of a core, and corrected by what is measured
 * @param slopeCorrected whether the slope of the learning curve is corrected too
 */
record SlotRules<T>(
        SlotRecords<T> records,
        SitePlans plans,
        long slotMillis,
        SlotTiming timing,
        OverloadAnswer overload,
        SampleLimits sample,
        boolean corrected,
        boolean slopeCorrected)
        implements Serializable {

    /** Start of the slot of an event time. */
    long startOf(long time) {
        return time - Math.floorMod(time, slotMillis);
    }

    /** Frames to expect of a site that is new: one a second. */
    long firstForecast() {
        return Math.max(1, slotMillis / 1000);
    }
}
