// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * Frames of one site and slot that are inferred together.
 *
 * @param site name of the site, whose student infers them
 * @param slot index t of their slot
 * @param slotEnd end of the slot, milliseconds since the epoch
 * @param resolution side of the square model input, pixels
 * @param retrainedThrough end of the last earlier slot that has a sample, milliseconds since the
 *     epoch; 0 if none has. Where inference waits for retraining, it waits for this sample
 * @param studentVersion version of the student that must infer them; {@link #NEWEST} for the one in
 *     use
 * @param late whether the frames came after their slot was decided
 * @param frames the frames, at least one
 */
public record FrameBatch(
        String site,
        long slot,
        long slotEnd,
        int resolution,
        long retrainedThrough,
        long studentVersion,
        boolean late,
        List<Frame> frames) {

    /** Stands for the newest version. */
    public static final long NEWEST = -1;

    /** Frames of a decided slot, which the newest student infers. */
    public static FrameBatch of(
            SlotDecision decision, long retrainedThrough, boolean late, List<Frame> frames) {
        return new FrameBatch(
                decision.site(),
                decision.slot(),
                decision.slotEnd(),
                decision.resolution(),
                retrainedThrough,
                NEWEST,
                late,
                frames);
    }

    /** The same batch, which this version of the student must infer. */
    public FrameBatch pinnedTo(long version) {
        return new FrameBatch(
                site, slot, slotEnd, resolution, retrainedThrough, version, late, frames);
    }
}
