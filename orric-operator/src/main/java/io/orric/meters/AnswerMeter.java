// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import org.HdrHistogram.Histogram;

/**
 * Times of a site's answers, which inference measures and the slot operator reports when a slot
 * ends. Both run in one TaskManager, because a site's frames stay in one task slot. Safe for any
 * thread.
 */
public final class AnswerMeter {

    /** Longer times count as this. */
    private static final long LONGEST_MILLIS = 3_600_000;

    private static final int DIGITS = 2;

    private final Histogram fromCapture = new Histogram(LONGEST_MILLIS, DIGITS);
    private final Histogram fromArrival = new Histogram(LONGEST_MILLIS, DIGITS);
    private long queued;
    private long congested;

    AnswerMeter() {}

    /**
     * Counts a frame that is handed to inference.
     *
     * @param full whether it had to wait for another one to be answered
     */
    public synchronized void queued(boolean full) {
        queued++;
        congested += full ? 1 : 0;
    }

    /**
     * Counts an answer.
     *
     * @param captured capture time of the frame, milliseconds since the epoch; below 0 if it cannot
     *     be believed
     * @param arrived time at which it arrived in the job
     * @param now time of the answer
     */
    public synchronized void answered(long captured, long arrived, long now) {
        if (captured >= 0) {
            fromCapture.recordValue(bounded(now - captured));
        }
        fromArrival.recordValue(bounded(now - arrived));
    }

    /** The answers since this was last called. */
    public synchronized Answers take() {
        Answers taken =
                new Answers(
                        Percentiles.of(fromCapture),
                        Percentiles.of(fromArrival),
                        queued == 0 ? 0 : (double) congested / queued);
        fromCapture.reset();
        fromArrival.reset();
        queued = 0;
        congested = 0;
        return taken;
    }

    private static long bounded(long millis) {
        return Math.min(LONGEST_MILLIS, Math.max(0, millis));
    }
}
