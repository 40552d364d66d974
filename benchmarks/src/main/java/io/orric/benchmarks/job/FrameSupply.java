// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.frames.Frame;

/** Gives a running job its frames and takes its results; the job's threads call it. */
interface FrameSupply {

    /** No watermark. */
    long NONE = Long.MIN_VALUE;

    /** The frame at a position, from 0; waits until there is one. */
    Frame next(long position) throws InterruptedException;

    /** The watermark that comes right behind a frame, or {@link #NONE}. */
    long watermarkBehind(Frame frame);

    /**
     * Takes the answer of a frame.
     *
     * @param offset position of the frame
     * @param version of the student that gave it
     */
    void answered(long offset, long version);

    /** Takes the reason why a frame was not answered, which no frame here should give. */
    void refused(String reason);
}
