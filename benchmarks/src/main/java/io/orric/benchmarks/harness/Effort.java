// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import io.orric.options.UsageException;
import java.time.Duration;

/**
 * Duration of the measurement of rows.
 *
 * @param rounds number of rounds, in each of which both things are measured once
 * @param warmUp time that each thing runs before the first round
 * @param turn time of one thing in a round
 * @param burst time of one thing in a round where a job answers frames
 * @param swaps number of versions that are swapped in
 */
public record Effort(int rounds, Duration warmUp, Duration turn, Duration burst, int swaps) {

    /** For figures. */
    public static final Effort FULL =
            new Effort(
                    9,
                    Duration.ofMillis(1500),
                    Duration.ofMillis(300),
                    Duration.ofMillis(2000),
                    12);

    /** For a look. */
    public static final Effort QUICK =
            new Effort(3, Duration.ofMillis(300), Duration.ofMillis(80), Duration.ofMillis(400), 3);

    /**
     * The same times and another number of rounds.
     *
     * @throws UsageException if it is below 1
     */
    public Effort withRounds(int number) {
        if (number < 1) {
            throw new UsageException("--rounds", number, "must be at least 1");
        }
        return new Effort(number, warmUp, turn, burst, number);
    }
}
