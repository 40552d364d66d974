// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.results.Machine;
import io.orric.benchmarks.results.ResultRow;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Sizes of completed checkpoints.
 *
 * @param seconds for which frames were sent, at least
 * @param sizes in bytes, the last one first; at least one
 * @param lateMillis 99th percentile of the frames' delays behind the cameras' schedule
 */
public record CheckpointReport(long seconds, List<Long> sizes, double lateMillis) {

    private static final double MEGABYTE = 1e6;

    public CheckpointReport {
        sizes = List.copyOf(sizes);
    }

    /** Size of the last one, MB. */
    double last() {
        return sizes.get(0) / MEGABYTE;
    }

    /** Size of the largest one, MB. */
    double largest() {
        return Collections.max(sizes) / MEGABYTE;
    }

    /** The content of the file of {@code --summary}. */
    public LiveSummary summary() {
        return new LiveSummary(
                Machine.here(),
                seconds,
                1,
                List.of(
                        ResultRow.of(
                                "live: last completed checkpoint", last(), Double.NaN, "MB", null),
                        ResultRow.of(
                                "live: largest completed checkpoint",
                                largest(),
                                Double.NaN,
                                "MB",
                                null)),
                List.of());
    }

    /** The text for standard output. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Last completed checkpoint: %.3f MB; the largest of the last %d: %.3f MB%n"
                        + "100 cameras, 200 frames a second, 40 KB a frame, 99 %% of them sent at most"
                        + " %.1f ms late; %s%n",
                last(),
                sizes.size(),
                largest(),
                lateMillis,
                Machine.here());
    }
}
