// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.Effort;

/**
 * Warms up what answers bursts and finds how many frames take the time of one.
 *
 * @param effort time of the warm-up, and of a burst
 */
record BurstSize(Effort effort) {

    private static final int FIRST = 64;
    private static final int LARGEST = 1_000_000;

    /** A job has much more code than a step: the JVM compiles it for a quarter of a minute. */
    private static final int WARM_UPS = 10;

    /** Answers so many frames. */
    @FunctionalInterface
    interface Answering {

        /** Returns the nanoseconds that it took. */
        long run(int frames) throws Exception;
    }

    /** Frames of a burst, at least 64: the last of ever larger bursts shows how fast they are. */
    int find(Answering answering) throws Exception {
        long burst = effort.burst().toNanos();
        long warm = System.nanoTime() + WARM_UPS * effort.warmUp().toNanos();
        int frames = FIRST;
        long took;
        do {
            took = answering.run(frames);
            double fitting = Math.min((double) frames * burst / took, 4.0 * frames);
            frames = (int) Math.max(FIRST, Math.min(fitting, LARGEST));
        } while (System.nanoTime() < warm || took < burst / 2);
        return frames;
    }
}
