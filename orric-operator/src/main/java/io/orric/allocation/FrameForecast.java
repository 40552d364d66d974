// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Forecast of D(t), the number of frames of a slot, from the slots before it.
 *
 * <pre>
 *   l_t = l_{t−1} + α · (D(t) − l_{t−1})
 *   e_t = e_{t−1} + α · (max(0, D(t) − l_{t−1}) − e_{t−1})
 *   D̂(t+1) = ⌈l_t + 2 e_t⌉        α = 1/2
 * </pre>
 *
 * <p>The level l follows the frames of a slot and halves its distance to a new rate with every
 * slot. The excess e, by which slots were above it lately, is added because a frame too many costs
 * more than a frame too few: it gets the cheapest configuration, while what one too few would have
 * used is left over. Twice the excess is the mean deviation of a steady stream, which the estimator
 * of round trips in TCP adds too (RFC 6298). Immutable.
 *
 * @param level l, frames; NaN before the first slot
 * @param excess e, frames
 */
public record FrameForecast(double level, double excess) implements Serializable {

    private static final double GAIN = 0.5;

    /**
     * Least share of a slot that is extrapolated from: a slot that was seen for a moment says
     * little.
     */
    private static final double LEAST_COVERAGE = 0.25;

    /** The forecast of a site of which nothing is known. */
    public static final FrameForecast UNKNOWN = new FrameForecast(Double.NaN, 0);

    /** Returns whether nothing is known yet. */
    public boolean isUnknown() {
        return Double.isNaN(level);
    }

    /**
     * D̂ of the next slot, at least 1.
     *
     * @param first frames to expect in a first slot, at least 1
     */
    public long frames(long first) {
        Checks.atLeastOne("frames expected in a first slot", first);
        // A sum such as 50.000000000000004 is 50 frames.
        return isUnknown() ? first : Math.max(1, (long) Math.ceil(level + 2 * excess - 1e-9));
    }

    /** The forecast once a slot of so many frames has been seen from its beginning to its end. */
    public FrameForecast next(long frames) {
        return next(frames, 1);
    }

    /**
     * The forecast once a slot has been seen in part, as a site's first one is.
     *
     * @param frames frames that came
     * @param coverage share of the slot in which they could come, in (0, 1]
     */
    public FrameForecast next(long frames, double coverage) {
        Checks.within("coverage of the slot", coverage, 0, 1);
        double seen = frames / Math.max(LEAST_COVERAGE, coverage);
        return isUnknown()
                ? new FrameForecast(seen, 0)
                : new FrameForecast(
                        level + GAIN * (seen - level),
                        excess + GAIN * (Math.max(0, seen - level) - excess));
    }
}
