// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * Frames of one site and slot that are inferred together.
 *
 * @param site whose student infers them
 * @param slot index t of their slot
 * @param resolution side of the square model input, pixels
 * @param retrainedThrough end of the last earlier slot that the site retrains on, milliseconds
 *     since the epoch; 0 if there is none. Where inference waits for retraining, this is what it
 *     waits for
 * @param late whether the frames came after their slot was decided
 * @param frames the frames, at least one
 */
public record FrameBatch(
        String site,
        long slot,
        int resolution,
        long retrainedThrough,
        boolean late,
        List<Frame> frames) {}
