// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import org.HdrHistogram.Histogram;

/**
 * Percentiles of times, milliseconds; null where there is no value.
 *
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 */
public record Percentiles(Double p50, Double p95, Double p99) {

    /** Percentiles of nothing. */
    public static final Percentiles NONE = new Percentiles(null, null, null);

    static Percentiles of(Histogram milliseconds) {
        return milliseconds.getTotalCount() == 0
                ? NONE
                : new Percentiles(
                        (double) milliseconds.getValueAtPercentile(50),
                        (double) milliseconds.getValueAtPercentile(95),
                        (double) milliseconds.getValueAtPercentile(99));
    }
}
