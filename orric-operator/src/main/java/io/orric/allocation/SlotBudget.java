// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Frames of a slot and the compute for them.
 *
 * @param frames frames that arrived in the slot, at least 1; the paper's D(t)
 * @param capacity compute available in the slot, in the profile's unit; the paper's C(t)
 */
public record SlotBudget(long frames, double capacity) {

    /**
     * @throws IllegalArgumentException if there is no frame, or the capacity is negative or not a
     *     number
     */
    public SlotBudget {
        Checks.atLeastOne("frames of the slot", frames);
        Checks.within("capacity of the slot", capacity, 0, Double.MAX_VALUE);
    }

    /** Compute available per frame, the paper's U(t) = C(t) / D(t). */
    public double capacityPerFrame() {
        return capacity / frames;
    }
}
