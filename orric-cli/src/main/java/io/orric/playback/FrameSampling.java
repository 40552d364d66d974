// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import java.io.Serializable;

/**
 * Selection of the frames of a run that its report shows: by their offset alone, so that all sites
 * keep the same ones.
 *
 * @param stride distance of kept frames, at least 1
 */
public record FrameSampling(long stride) implements Serializable {

    private static final long PER_SLOT = 3;
    private static final long PER_RUN = 300;

    /** Keeps at most three frames per slot and three hundred in all. */
    public static FrameSampling of(Playback playback) {
        long bySlot = ceil(playback.framesPerSlot(), PER_SLOT);
        return new FrameSampling(Math.max(1, Math.max(bySlot, ceil(playback.frames(), PER_RUN))));
    }

    /** Returns whether the frame at this offset is kept. */
    boolean keeps(long offset) {
        return Math.floorMod(offset, stride) == stride / 2;
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
