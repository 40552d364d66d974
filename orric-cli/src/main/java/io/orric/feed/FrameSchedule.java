// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.options.UsageException;

/**
 * Due times of the frames of a feed. Every camera sends at the same rate; the cameras take turns,
 * so that the feed as a whole is even too: the frame of sequence number s is the one of camera s
 * mod cameras, and is due s / (rate × cameras) seconds after the start. Due times follow from the
 * start and the number alone, so rounding never adds up.
 *
 * @param start due time of the first frame, milliseconds since the epoch
 * @param cameras number of cameras
 * @param rate frames a second of each camera; infinite for as fast as the broker takes them
 */
public record FrameSchedule(long start, int cameras, double rate) {

    /** The rate without a schedule. */
    public static final double UNPACED = Double.POSITIVE_INFINITY;

    /**
     * @throws UsageException if the rate is not above 0
     */
    public FrameSchedule {
        if (!(rate > 0)) {
            throw new UsageException("rate", rate, "must be above 0");
        }
    }

    /** Returns whether frames have due times. */
    boolean paced() {
        return rate != UNPACED;
    }

    /** The camera whose turn it is, counted from 0. */
    int camera(long sequence) {
        return (int) (sequence % cameras);
    }

    /** Due time of a frame, milliseconds since the epoch; the start for all if unpaced. */
    long due(long sequence) {
        return start + (long) Math.floor(sequence * 1000.0 / (rate * cameras));
    }
}
