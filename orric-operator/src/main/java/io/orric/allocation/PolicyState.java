// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * What a policy remembers of a site from slot to slot.
 *
 * @param slot slots decided so far, which is the index t of the last one
 * @param minFrames fewest frames seen in a slot, the paper's D<sub>min</sub>; 0 before the first
 * @param maxFrames most frames seen in a slot, the paper's D<sub>max</sub>; 0 before the first
 */
public record PolicyState(long slot, long minFrames, long maxFrames) implements Serializable {

    /** The state before the first slot. */
    public static final PolicyState INITIAL = new PolicyState(0, 0, 0);

    /** The state once a slot of so many frames has been seen. */
    public PolicyState next(long frames) {
        return slot == 0
                ? new PolicyState(1, frames, frames)
                : new PolicyState(
                        slot + 1, Math.min(minFrames, frames), Math.max(maxFrames, frames));
    }
}
