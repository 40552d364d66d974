// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Regime;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.ValueAxis;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Regimes.Column;
import io.orric.experiments.study.Regimes.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what the policies came to: which is best where, and what ORRIC decided. */
final class RegimesReport {

    /** Accuracies that differ by less than half a hundredth of a point look the same. */
    private static final double SAME = 5e-5;

    private final Regimes.Measured measured;
    private final Map<String, Map<Column, Entry>> table;
    private final List<Column> columns;

    RegimesReport(Regimes.Measured measured) {
        this.measured = measured;
        this.table = measured.table();
        this.columns = measured.columns();
    }

    /** The report. */
    Report tell() {
        return new Report(
                "regimes",
                headline(),
                List.of(resolutions()),
                List.of(accuracies(), choices()),
                csv(),
                summary(),
                measured.settings());
    }

    /** In which columns ORRIC is best, teachers that infer left aside, and what is elsewhere. */
    private String headline() {
        List<String> better = new ArrayList<>();
        for (Column column : columns) {
            Map.Entry<String, Map<Column, Entry>> best =
                    table.entrySet().stream()
                            .filter(row -> !row.getKey().equals(PolicyName.TEACHER_ONLY.toString()))
                            .max(
                                    Comparator.comparingDouble(
                                            row -> row.getValue().get(column).accuracy().mean()))
                            .orElseThrow();
            double orric = table.get(PolicyName.ORRIC.toString()).get(column).accuracy().mean();
            if (best.getValue().get(column).accuracy().mean() > orric + SAME) {
                better.add(best.getKey() + " (" + column + ")");
            }
        }
        int all = columns.size();
        return String.format(
                "ORRIC is as accurate as the best policy in %d of %d cases%s",
                all - better.size(),
                all,
                better.isEmpty() ? "" : "; more accurate: " + String.join(", ", better));
    }

    private String resolutions() {
        List<String> told = new ArrayList<>();
        for (Column column : columns) {
            if (column.compute() == ComputeLevel.TIGHT) {
                told.add(
                        String.format(
                                Locale.ROOT,
                                "%.1f and %.1f pixels (T = %d)",
                                table.get(PolicyName.ORRIC.toString()).get(column).resolution(),
                                table.get(Regimes.steep(measured.slope())).get(column).resolution(),
                                column.slots()));
            }
        }
        return String.format(
                "Where compute is tight retraining costs resolution, and L decides: ORRIC infers"
                        + " with L = %s and %s at %s on average.",
                measured.profileSlope(), measured.slope(), String.join(", ", told));
    }

    private Section accuracies() {
        List<String> header = new ArrayList<>(List.of("policy"));
        columns.forEach(column -> header.add(column.toString()));
        List<List<String>> rows = new ArrayList<>();
        table.forEach(
                (name, entries) -> {
                    List<String> row = new ArrayList<>(List.of(name));
                    columns.forEach(column -> row.add(entries.get(column).accuracy().percent()));
                    rows.add(row);
                });
        List<Consumer<Markup>> figures = new ArrayList<>();
        for (int slots : Regimes.HORIZONS) {
            figures.add(out -> plot(slots, out));
        }
        return new Section(
                "Accuracy, %",
                "Mean over corruptions, with the job's retraining. Sufficient: the best pair fits"
                        + " into every slot. Limited: some retraining does. Tight:"
                        + " retraining, if only a little, costs resolution. Scarce: compute for inference only. Teacher-Only infers by"
                        + " the teacher where that fits.",
                figures,
                List.of(new Table(header, rows)));
    }

    private void plot(int slots, Markup out) {
        List<String> names = List.copyOf(table.keySet());
        List<DotPlot.Dots> dots = new ArrayList<>();
        for (Column column : columns) {
            if (column.slots() == slots) {
                dots.add(
                        new DotPlot.Dots(
                                column.compute().toString(),
                                dots.size(),
                                names.stream()
                                        .map(name -> table.get(name).get(column).accuracy().mean())
                                        .toList(),
                                names.stream()
                                        .map(n -> table.get(n).get(column).accuracy().deviation())
                                        .toList()));
            }
        }
        double[] values =
                dots.stream().flatMap(d -> d.values().stream()).mapToDouble(v -> v).toArray();
        new DotPlot(
                        "Accuracy of each policy, T = " + slots,
                        1040,
                        ValueAxis.linear(
                                "accuracy, T = " + slots,
                                Arrays.stream(values).min().orElse(0),
                                Arrays.stream(values).max().orElse(1),
                                value -> Quantities.plain(100 * value, 0) + " %"),
                        names,
                        dots)
                .write(out);
    }

    private Section choices() {
        List<List<String>> rows = new ArrayList<>();
        table.forEach(
                (name, entries) -> {
                    if (name.startsWith(PolicyName.ORRIC.toString())) {
                        columns.forEach(column -> rows.add(choice(name, column, entries)));
                    }
                });
        return new Section(
                "What ORRIC became: Table II",
                "The heuristic that ORRIC's decisions coincided with, in per cent of the slots, and"
                        + " what it chose on average.",
                List.of(),
                List.of(
                        new Table(
                                List.of("policy", "compute", "pixels", "ratio", "regimes"), rows)));
    }

    private static List<String> choice(String name, Column column, Map<Column, Entry> entries) {
        Entry entry = entries.get(column);
        long slots = entry.regimes().values().stream().mapToLong(count -> count).sum();
        List<String> regimes = new ArrayList<>();
        entry.regimes().entrySet().stream()
                .sorted(Map.Entry.<Regime, Long>comparingByValue().reversed())
                .forEach(e -> regimes.add(e.getKey() + " " + 100 * e.getValue() / slots + " %"));
        return List.of(
                name,
                column.toString(),
                Quantities.plain(entry.resolution(), 1),
                Quantities.plain(entry.ratio(), 2),
                String.join(", ", regimes));
    }

    private List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("policy,supply,slots,accuracy,standardDeviation,meanResolution,meanRatio");
        table.forEach(
                (name, entries) ->
                        columns.forEach(
                                column -> {
                                    Entry entry = entries.get(column);
                                    Double deviation = entry.accuracy().deviationOrNull();
                                    lines.add(
                                            String.format(
                                                    Locale.ROOT,
                                                    "%s,%s,%d,%.6f,%s,%.3f,%.4f",
                                                    name.replace(",", ""),
                                                    column.compute(),
                                                    column.slots(),
                                                    entry.accuracy().mean(),
                                                    deviation == null ? "" : deviation,
                                                    entry.resolution(),
                                                    entry.ratio()));
                                }));
        return lines;
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "regimes");
        summary.put("seeds", measured.seeds());
        List<Map<String, Object>> entries = new ArrayList<>();
        table.forEach(
                (name, row) ->
                        columns.forEach(
                                column -> {
                                    Entry entry = row.get(column);
                                    Map<String, Object> one = new LinkedHashMap<>();
                                    one.put("policy", name);
                                    one.put("supply", column.compute().toString());
                                    one.put("slots", column.slots());
                                    one.put("accuracy", entry.accuracy().mean());
                                    one.put(
                                            "standardDeviation",
                                            entry.accuracy().deviationOrNull());
                                    one.put("meanResolution", entry.resolution());
                                    one.put("meanRatio", entry.ratio());
                                    Map<String, Long> regimes = new LinkedHashMap<>();
                                    entry.regimes()
                                            .forEach(
                                                    (r, count) -> regimes.put(r.toString(), count));
                                    one.put("regimes", regimes);
                                    entries.add(one);
                                }));
        summary.put("entries", entries);
        return summary;
    }
}
