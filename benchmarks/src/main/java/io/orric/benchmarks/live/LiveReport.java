// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.results.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Results of a benchmark.
 *
 * @param settings that it ran with
 * @param measurements by the names of variants, in the order of the first round
 */
public record LiveReport(LiveSettings settings, Map<String, Measurement> measurements) {

    /** Percentiles of interest. */
    static final List<Integer> PERCENTILES = List.of(50, 95, 99);

    /** Delay of the cameras behind their schedule that makes figures doubtful, milliseconds. */
    private static final double LATE = 10;

    /**
     * The aim for a percentile of a variant in milliseconds, null if there is none: at-least-once
     * answers 95 % of the frames within one and a half times the bare loop's time and 20 ms.
     */
    Double aim(String variant, int percentile) {
        return percentile == 95 && variant.equals(Guarantee.AT_LEAST_ONCE.toString())
                ? Double.valueOf(1.5 * reference(95) + 20)
                : null;
    }

    /** A percentile of the bare loop's latencies, milliseconds. */
    double reference(int percentile) {
        return measurements.get(BareLoop.NAME).latency(percentile);
    }

    /** A row for each variant and percentile. */
    List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>();
        measurements.forEach(
                (name, measured) ->
                        PERCENTILES.forEach(
                                percentile ->
                                        rows.add(
                                                ResultRow.of(
                                                        "live: " + name + ", p" + percentile,
                                                        measured.latency(percentile),
                                                        reference(percentile),
                                                        "ms",
                                                        aim(name, percentile)))));
        return rows;
    }

    /** Variants whose frames were sent so late that their figures are doubtful. */
    List<String> behindSchedule() {
        return measurements.entrySet().stream()
                .filter(each -> each.getValue().late(99) > LATE)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The content of the file of {@code --summary}. */
    public LiveSummary summary() {
        return LiveSummary.of(this);
    }

    /** The text for standard output. */
    public String table() {
        return LiveTable.of(this);
    }
}
