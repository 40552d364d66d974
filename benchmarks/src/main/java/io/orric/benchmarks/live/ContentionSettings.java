// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.options.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Settings of the benchmark under a foreign load.
 *
 * @param quiet time before the load
 * @param load time of the load
 * @param after time after it
 * @param slot length of a slot
 * @param capacities what slots have, a run each
 * @param cameras number of cameras; 0 for as many as need about 70 % of the machine
 * @param options of the job beyond the benchmark's own
 */
public record ContentionSettings(
        Duration quiet,
        Duration load,
        Duration after,
        Duration slot,
        List<Capacity> capacities,
        int cameras,
        Map<String, String> options) {

    /**
     * @throws UsageException if one is out of its range
     */
    public ContentionSettings {
        requireAtLeast(1, "--quiet", quiet.toSeconds());
        requireAtLeast(1, "--load", load.toSeconds());
        requireAtLeast(1, "--after", after.toSeconds());
        requireAtLeast(1, "--slot", slot.toSeconds());
        requireAtLeast(0, "--cameras", cameras);
        capacities = capacities.stream().distinct().toList();
        options = Map.copyOf(options);
    }

    private static void requireAtLeast(long least, String option, long value) {
        if (value < least) {
            throw new UsageException(option, value, "must be at least " + least);
        }
    }
}
