// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.results.Machine;
import java.util.Locale;
import java.util.Map;

/** The results of a benchmark as text. */
final class LiveTable {

    private static final String ROW = "%-42s%10s%10s%10s%10s  %-20s%8s%10s%6s%9s";

    private LiveTable() {}

    static String of(LiveReport report) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Time from sending a frame to reading its prediction, %d s of counted frames in %s",
                report.settings().time().toSeconds(),
                report.settings().rounds() == 1
                        ? "one round"
                        : "each of " + report.settings().rounds() + " rounds");
        line(text, "%s", Machine.here());
        line(text, "");
        line(
                text,
                ROW,
                "variant",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p95/bare",
                "aim for p95",
                "sent",
                "answered",
                "lost",
                "doubled");
        for (Map.Entry<String, Measurement> each : report.measurements().entrySet()) {
            row(text, report, each.getKey(), each.getValue());
        }
        line(text, "");
        line(text, "%s", schedule(report));
        return text.toString();
    }

    private static void row(
            StringBuilder text, LiveReport report, String name, Measurement measured) {
        Double aim = report.aim(name, 95);
        line(
                text,
                ROW,
                name,
                number("%.1f", measured.latency(50)),
                number("%.1f", measured.latency(95)),
                number("%.1f", measured.latency(99)),
                number("%.2f", measured.latency(95) / report.reference(95)),
                aim == null ? "" : aim(aim, measured.latency(95)),
                measured.sent(),
                measured.answered(),
                measured.lost(),
                measured.doubled());
    }

    private static String aim(double aim, double measured) {
        return number("≤ %.1f", aim) + (measured <= aim ? " met" : " not met");
    }

    private static String schedule(LiveReport report) {
        double latest =
                report.measurements().values().stream()
                        .mapToDouble(measured -> measured.late(99))
                        .max()
                        .orElse(Double.NaN);
        String late = number("%.1f", latest);
        return report.behindSchedule().isEmpty()
                ? "Frames were sent on schedule: 99 % of them at most " + late + " ms late."
                : "Frames were sent late ("
                        + String.join("; ", report.behindSchedule())
                        + "; p99 "
                        + late
                        + " ms): the machine is too busy for figures that can be compared.";
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
