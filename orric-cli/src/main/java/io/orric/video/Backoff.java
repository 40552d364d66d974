// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each twice as long as the one before up to a limit, and then shortened
 * by up to half at random, so that cameras that failed together do not come back together.
 */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    /**
     * @param first the first pause before it is shortened, above zero
     * @param longest no pause is longer
     */
    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        next = first;
    }

    /** The pause before the next attempt. */
    Duration next() {
        Duration whole = next.compareTo(longest) < 0 ? next : longest;
        next = whole.multipliedBy(2);
        long half = whole.toNanos() / 2;
        return Duration.ofNanos(half + (long) (random.nextDouble() * half));
    }

    /** Begins with the first pause again, after an attempt that succeeded. */
    void reset() {
        next = first;
    }
}
