// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

/**
 * Times of the answers to a site's frames since they were last asked for.
 *
 * @param fromCapture times from the capture of a frame to its answer
 * @param fromArrival times from the arrival of a frame in the job to its answer
 * @param congestion share of the frames that met a full queue before inference, 0 to 1
 */
public record Answers(Percentiles fromCapture, Percentiles fromArrival, double congestion) {

    /** No answers. */
    public static final Answers NONE = new Answers(Percentiles.NONE, Percentiles.NONE, 0);

    /** Share of frames at a full queue from which on inference does not keep up. */
    private static final double OVERLOADED = 0.5;

    /** Returns whether frames come faster than they are answered. */
    public boolean overloaded() {
        return congestion > OVERLOADED;
    }
}
