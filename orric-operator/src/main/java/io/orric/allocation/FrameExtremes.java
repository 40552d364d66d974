// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Fewest and most frames of the usual slots in a moving window, in constant memory: the D<sub>min
 * </sub> and D<sub>max</sub> of a stream that never ends.
 *
 * <p>Slots are cut into blocks of half the window, and the extremes of two blocks are kept: those
 * of the current one, which is filling, and of the one before. So they are the extremes of more
 * than half the window's slots, and of all of them when the current block is full. Slots that are
 * not {@linkplain UsualFrames usual} do not count. When a level that few slots stood behind turns
 * out to have been the accident, what was counted by it is forgotten. Immutable.
 *
 * @param usual which slots count
 * @param earlierMin fewest frames of the block before; 0 if no slot of it counts
 * @param earlierMax most frames of the block before; 0 if no slot of it counts
 * @param currentMin fewest frames of the current block; 0 if no slot of it counts yet
 * @param currentMax most frames of the current block; 0 if no slot of it counts yet
 */
public record FrameExtremes(
        UsualFrames usual, long earlierMin, long earlierMax, long currentMin, long currentMax)
        implements Serializable {

    /** The extremes of a site of which nothing is known. */
    public static final FrameExtremes UNKNOWN = new FrameExtremes(UsualFrames.UNKNOWN, 0, 0, 0, 0);

    /** Returns whether no slot was seen. */
    boolean isUnknown() {
        return usual.isUnknown();
    }

    /** D<sub>min</sub>; 0 if no slot of the window counts. */
    long min() {
        return fewest(earlierMin, currentMin);
    }

    /** D<sub>max</sub>; 0 if no slot of the window counts. */
    long max() {
        return Math.max(earlierMax, currentMax);
    }

    /** D<sub>min</sub> / D<sub>max</sub>; 1 if no slot of the window counts. */
    double evenness() {
        return max() == 0 ? 1 : (double) min() / max();
    }

    /**
     * The extremes once a slot of so many frames has ended.
     *
     * @param block number of slots in a block, at least 1
     * @param before number of slots before this one
     */
    FrameExtremes next(long frames, long block, long before) {
        UsualFrames next = usual.next(frames);
        boolean forgets = usual.isDoubtful() && usual.replacedBy(frames);
        FrameExtremes kept = forgets ? UNKNOWN : passed(block, before);
        return next.includes(frames)
                ? new FrameExtremes(
                        next,
                        kept.earlierMin,
                        kept.earlierMax,
                        fewest(kept.currentMin, frames),
                        Math.max(kept.currentMax, frames))
                : kept.with(next);
    }

    /** The extremes once a slot has ended that is known not to count. */
    FrameExtremes passed(long block, long before) {
        return before % block == 0 ? new FrameExtremes(usual, currentMin, currentMax, 0, 0) : this;
    }

    private FrameExtremes with(UsualFrames next) {
        return new FrameExtremes(next, earlierMin, earlierMax, currentMin, currentMax);
    }

    private static long fewest(long one, long other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }
}
