// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.results.JsonText;
import io.orric.benchmarks.results.Machine;
import io.orric.benchmarks.results.ResultRow;
import java.util.List;

/**
 * The JSON of a benchmark.
 *
 * @param machine that it ran on
 * @param seconds for which frames of a variant were counted in a round
 * @param rounds how often each variant was measured
 * @param rows figures
 * @param frames fates of the frames of each variant
 */
public record LiveSummary(
        Machine machine, long seconds, int rounds, List<ResultRow> rows, List<Frames> frames) {

    /**
     * Fates of the frames of a variant.
     *
     * @param lateMillis 99th percentile of their delays behind the cameras' schedule
     */
    record Frames(
            String name, long sent, long answered, long lost, long doubled, Double lateMillis) {}

    static LiveSummary of(LiveReport report) {
        return new LiveSummary(
                Machine.here(),
                report.settings().time().toSeconds(),
                report.settings().rounds(),
                report.rows(),
                report.measurements().entrySet().stream()
                        .map(each -> frames(each.getKey(), each.getValue()))
                        .toList());
    }

    private static Frames frames(String name, Measurement measured) {
        double late = measured.late(99);
        return new Frames(
                name,
                measured.sent(),
                measured.answered(),
                measured.lost(),
                measured.doubled(),
                Double.isNaN(late) ? null : late);
    }

    /** Its text. */
    public byte[] json() {
        return JsonText.of(this);
    }
}
