// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.live.Course.Phase;
import io.orric.benchmarks.results.JsonText;
import io.orric.benchmarks.results.Machine;
import io.orric.benchmarks.results.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Results of the benchmark under a foreign load.
 *
 * @param cameras number of cameras
 * @param courses by the capacity of the slots
 */
public record ContentionReport(int cameras, Map<Capacity, Course> courses) {

    private static final String ROW = "%-18s%-8s%8s%9s%9s%9s%7s%7s%11s%11s%11s%n";
    private static final double LATENCY_AIM = 2;
    private static final double REACTION_AIM = 2;
    private static final double RECOVERY_AIM = 3;
    private static final double COMPUTE_AIM = 1.1;

    private record Summary(
            Machine machine, int cameras, List<ResultRow> rows, List<Slots> variants) {}

    private record Slots(String name, long loadBegan, long loadEnded, List<SlotLine> slots) {}

    /** The content of the file of {@code --summary}. */
    public byte[] json() {
        List<Slots> slots = new ArrayList<>();
        courses.forEach(
                (name, course) ->
                        slots.add(
                                new Slots(
                                        name.toString(),
                                        course.loadBegan(),
                                        course.loadEnded(),
                                        course.slots())));
        return JsonText.of(new Summary(Machine.here(), cameras, rows(), slots));
    }

    /** The text for standard output. */
    public String table() {
        StringBuilder text = new StringBuilder(Machine.here() + System.lineSeparator());
        text.append(format("%d cameras%n%n", cameras));
        text.append(
                format(
                        ROW,
                        "variant",
                        "phase",
                        "frames",
                        "p50 ms",
                        "p95 ms",
                        "lost",
                        "pixels",
                        "ratio",
                        "capacity",
                        "planned",
                        "measured"));
        courses.forEach(
                (name, course) ->
                        course.phases()
                                .forEach((phase, m) -> text.append(line(name, course, phase))));
        text.append(format("%nMeans of slots; compute in ms of a core a slot.%n%n"));
        rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(Capacity name, Course course, Phase phase) {
        Measurement measured = course.phases().get(phase);
        return format(
                ROW,
                name,
                phase.name().toLowerCase(Locale.ROOT),
                measured.sent(),
                format("%.1f", measured.latency(50)),
                format("%.1f", measured.latency(95)),
                measured.lost(),
                format("%.1f", course.mean(phase, SlotLine::resolution)),
                format("%.2f", course.mean(phase, SlotLine::samplingRatio)),
                format("%,.0f", course.mean(phase, SlotLine::capacity)),
                format("%,.0f", course.mean(phase, SlotLine::computeUsed)),
                format("%,.0f", course.mean(phase, SlotLine::computeMeasured)));
    }

    private static String line(ResultRow row) {
        return format(
                "%-62s %s%s (aim: at most %s)%n",
                row.name(),
                row.ours() == null ? "never" : format("%.2f", row.ours()),
                row.unit().isEmpty() ? "" : " " + row.unit(),
                row.aim());
    }

    /** Figures of every variant. */
    List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>();
        courses.forEach((name, course) -> rows.addAll(rows(name, course)));
        return rows;
    }

    private static List<ResultRow> rows(Capacity name, Course course) {
        Map<Phase, Measurement> phases = course.phases();
        List<ResultRow> rows = new ArrayList<>();
        double quiet = phases.get(Phase.QUIET).latency(95);
        rows.add(
                row(
                        name + ": p95 under the load by the quiet one",
                        phases.get(Phase.LOAD).latency(95) / quiet,
                        "",
                        LATENCY_AIM));
        rows.add(
                row(
                        name + ": until resolution or ratio falls",
                        course.slotsUntilLess(),
                        "slots",
                        REACTION_AIM));
        rows.add(
                row(name + ": until all is back", course.slotsUntilUsual(), "slots", RECOVERY_AIM));
        rows.add(
                row(
                        name + ": lost",
                        phases.values().stream().mapToDouble(Measurement::lost).sum(),
                        "frames",
                        0.0));
        // Planned in operations, it cannot be compared with milliseconds.
        Map<String, Double> compute =
                name == Capacity.CORES ? course.measuredByPlanned(Phase.QUIET) : Map.of();
        compute.forEach(
                (site, ratio) ->
                        rows.add(
                                row(
                                        name + ": measured by planned, site " + site,
                                        Math.max(ratio, 1 / ratio),
                                        "",
                                        COMPUTE_AIM)));
        return rows;
    }

    private static ResultRow row(String name, double value, String unit, double aim) {
        return ResultRow.of(name, value, Double.NaN, unit, aim);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
