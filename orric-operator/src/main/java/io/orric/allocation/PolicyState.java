// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Memory that a policy has of a site from slot to slot.
 *
 * @param slot slots decided so far, which is the index t of the last one
 * @param minFrames fewest frames seen or expected in a slot, the paper's D<sub>min</sub>; 0 if
 *     nothing is known of them
 * @param maxFrames most frames seen or expected in a slot, the paper's D<sub>max</sub>; 0 if
 *     nothing is known of them
 */
public record PolicyState(long slot, long minFrames, long maxFrames) implements Serializable {

    /** The state before the first slot. */
    public static final PolicyState INITIAL = new PolicyState(0, 0, 0);

    /**
     * The state before the first slot of a site whose slots are known to bring from minFrames to
     * maxFrames frames, as the paper assumes.
     *
     * @throws IllegalArgumentException if minFrames is below 1 or above maxFrames
     */
    public static PolicyState expecting(long minFrames, long maxFrames) {
        Checks.atLeastOne("fewest frames of a slot", minFrames);
        if (maxFrames < minFrames) {
            throw new IllegalArgumentException(
                    "most frames of a slot are " + maxFrames + ", must be at least " + minFrames);
        }
        return new PolicyState(0, minFrames, maxFrames);
    }

    /** The state once a slot of so many frames has been seen. */
    public PolicyState next(long frames) {
        return new PolicyState(
                slot + 1,
                minFrames == 0 ? frames : Math.min(minFrames, frames),
                Math.max(maxFrames, frames));
    }
}
