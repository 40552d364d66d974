// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.options.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Settings of a benchmark.
 *
 * @param time for which frames of a variant are counted
 * @param warmUp time between the first answer and the first frame that counts
 * @param rounds how often each variant is measured
 * @param guarantees variants of the job
 * @param options of the job beyond the benchmark's own
 */
public record LiveSettings(
        Duration time,
        Duration warmUp,
        int rounds,
        List<Guarantee> guarantees,
        Map<String, String> options) {

    /** Beginnings of the options that the benchmark sets itself. */
    private static final List<String> OWN =
            List.of(
                    "orric.kafka.bootstrap-servers",
                    "orric.kafka.delivery-guarantee",
                    "orric.kafka.group-id",
                    "orric.kafka.topics.",
                    "orric.registry.path");

    /**
     * @throws UsageException if one is out of its range, or an option is the benchmark's own
     */
    public LiveSettings {
        requireAtLeast(1, "--seconds", time.toSeconds());
        requireAtLeast(0, "--warm-up", warmUp.toSeconds());
        requireAtLeast(1, "--rounds", rounds);
        for (String key : options.keySet()) {
            if (OWN.stream().anyMatch(key::startsWith)) {
                throw new UsageException("-D " + key + " is set by the benchmark, leave it out");
            }
        }
        guarantees = guarantees.stream().distinct().toList();
        options = Map.copyOf(options);
    }

    private static void requireAtLeast(long least, String option, long value) {
        if (value < least) {
            throw new UsageException(option, value, "must be at least " + least);
        }
    }
}
