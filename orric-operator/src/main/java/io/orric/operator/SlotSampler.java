// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Draws the retraining sample of a slot uniformly and without replacement. The seed is made of site
 * and slot, so that the same records are drawn again after a failure.
 */
public final class SlotSampler {

    /** Where the reservoir has no place for a record. */
    static final int NOWHERE = -1;

    /**
     * The sample of a slot that is over, round(ratio × D) records in random order.
     *
     * @param frames the slot's frames, in an order that is the same after a failure
     * @param ratio sampling ratio, in [0, 1]
     */
    public static <F> List<F> sample(List<F> frames, double ratio, String site, long slot) {
        return draw(frames, (int) Math.round(ratio * frames.size()), site, slot);
    }

    /** So many of the records, in random order. */
    static <F> List<F> draw(List<F> records, int size, String site, long slot) {
        List<F> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed(site, slot)));
        return new ArrayList<>(shuffled.subList(0, Math.min(size, shuffled.size())));
    }

    /**
     * Place in a reservoir for a record of a slot that goes on, by Vitter's Algorithm R: after
     * every record the reservoir is a uniform sample of all so far.
     *
     * @param record number of the record in its slot, from 0
     * @param limit number of places
     * @return a place from 0, or {@link #NOWHERE}
     */
    static int place(long record, int limit, String site, long slot) {
        if (record < limit) {
            return (int) record;
        }
        long drawn = new SplittableRandom(seed(site, slot) * 31 + record).nextLong(record + 1);
        return drawn < limit ? (int) drawn : NOWHERE;
    }

    private static long seed(String site, long slot) {
        return 31L * site.hashCode() + slot;
    }

    private SlotSampler() {}
}
