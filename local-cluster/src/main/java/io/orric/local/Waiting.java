// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions of other processes, which tell nobody when they are met. */
public final class Waiting {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Waiting() {}

    /**
     * Asks again and again until a condition is met.
     *
     * @param what completes "waited … for" in the message
     * @throws IllegalStateException if it is not met in time, or the thread is interrupted
     */
    public static void until(Duration timeout, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "waited " + timeout.toSeconds() + " s in vain for " + what);
            }
            try {
                Thread.sleep(POLL_INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }
}
