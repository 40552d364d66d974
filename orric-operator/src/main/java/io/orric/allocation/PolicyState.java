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
 * @param recent the extremes of the last slots, which policies with a rolling horizon keep
 */
public record PolicyState(long slot, long minFrames, long maxFrames, FrameExtremes recent)
        implements Serializable {

    /** The state before the first slot. */
    public static final PolicyState INITIAL = new PolicyState(0, 0, 0);

    /** The state of a policy that does not keep the extremes of the last slots. */
    public PolicyState(long slot, long minFrames, long maxFrames) {
        this(slot, minFrames, maxFrames, FrameExtremes.UNKNOWN);
    }

    /**
     * The state before the first slot of a site whose slots are known to bring from minFrames to
     * maxFrames frames, as the paper assumes. With a rolling horizon it is what is known until a
     * slot has ended.
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
        return next(frames, FrameExtremes.UNKNOWN);
    }

    /** The state once a slot has passed whose frames say nothing of other slots. */
    public PolicyState passed() {
        return new PolicyState(slot + 1, minFrames, maxFrames);
    }

    /**
     * The state once a slot of so many frames has been seen, and the extremes of the last slots.
     *
     * @param block slots of half the window, at least 1
     */
    PolicyState nextInWindow(long frames, long block) {
        return next(frames, recent.next(frames, block, slot));
    }

    /** The state once a slot has passed that counts in no extremes, with those of the others. */
    PolicyState passedInWindow(long block) {
        return new PolicyState(slot + 1, minFrames, maxFrames, recent.passed(block, slot));
    }

    /**
     * D<sub>min</sub> / D<sub>max</sub> of the last slots, or as expected before any slot was seen;
     * 1 if nothing is known.
     */
    double recentEvenness() {
        if (recent.isUnknown()) {
            return maxFrames == 0 ? 1 : (double) minFrames / maxFrames;
        }
        return recent.evenness();
    }

    private PolicyState next(long frames, FrameExtremes recentFrames) {
        return new PolicyState(
                slot + 1,
                minFrames == 0 ? frames : Math.min(minFrames, frames),
                Math.max(maxFrames, frames),
                recentFrames);
    }
}
