// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws the retraining sample of a slot: round(ratio × D) frames, uniformly and without
 * replacement. The seed is made of site and slot, so that the same frames are drawn again after a
 * failure.
 */
public final class SlotSampler {

    /**
     * The sample of a slot, in random order.
     *
     * @param frames the slot's frames, in an order that is the same after a failure
     * @param ratio sampling ratio, in [0, 1]
     */
    public static <F> List<F> sample(List<F> frames, double ratio, String site, long slot) {
        int size = (int) Math.round(ratio * frames.size());
        List<F> shuffled = new ArrayList<>(frames);
        Collections.shuffle(shuffled, new Random(31L * site.hashCode() + slot));
        return new ArrayList<>(shuffled.subList(0, size));
    }

    private SlotSampler() {}
}
