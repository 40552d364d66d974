// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.report.Column.PLAIN;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Regime;
import io.orric.chart.DotPlot;
import io.orric.chart.Element;
import io.orric.chart.Quantities;
import io.orric.experiments.report.Column;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Regimes.Entry;
import io.orric.experiments.study.Regimes.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports which policy is best in which scenario, and the decisions of ORRIC. */
final class RegimesReport {

    private static final String ORRIC = PolicyName.ORRIC.toString();

    /** Accuracies that differ by less than half a hundredth of a point look the same. */
    private static final double SAME = 5e-5;

    private static final List<Column<Entry>> COLUMNS =
            List.of(
                    Column.of("policy", PLAIN, Entry::policy, "policy", Entry::policy),
                    Column.shown("compute", entry -> entry.scenario().toString()),
                    Column.data("supply", entry -> entry.scenario().compute().toString()),
                    Column.data("slots", entry -> entry.scenario().slots()),
                    Column.data("accuracy", "%.6f", entry -> entry.accuracy().mean()),
                    Column.data("standardDeviation", entry -> entry.accuracy().deviation()),
                    Column.of(
                            "meanResolution",
                            "%.3f",
                            Entry::resolution,
                            "pixels",
                            entry -> Quantities.plain(entry.resolution(), 1)),
                    Column.of(
                            "meanRatio",
                            "%.4f",
                            Entry::ratio,
                            "ratio",
                            entry -> Quantities.plain(entry.ratio(), 2)),
                    Column.of("regimes", RegimesReport::counts, "regimes", RegimesReport::shares));

    private final Regimes regimes;
    private final List<Entry> entries;
    private final List<Scenario> scenarios;

    RegimesReport(Regimes regimes, List<Scenario> scenarios, List<Entry> entries) {
        this.regimes = regimes;
        this.scenarios = scenarios;
        this.entries = entries;
    }

    Report tell() {
        Table<Entry> table = new Table<>(COLUMNS, entries);
        return new Report(
                "regimes",
                headline(),
                List.of(resolutions()),
                List.of(accuracies(), choices()),
                table,
                summary(table),
                regimes.settings());
    }

    private Entry entry(String policy, Scenario scenario) {
        return entries.stream()
                .filter(one -> one.policy().equals(policy) && one.scenario().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    private List<String> policies() {
        return entries.stream().map(Entry::policy).distinct().toList();
    }

    /** In how many scenarios no policy whose student infers is better than ORRIC. */
    private String headline() {
        List<String> better = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Entry best =
                    entries.stream()
                            .filter(one -> one.scenario().equals(scenario))
                            .filter(one -> !one.policy().equals(PolicyName.TEACHER_ONLY.toString()))
                            .max(Comparator.comparingDouble(one -> one.accuracy().mean()))
                            .orElseThrow();
            if (best.accuracy().mean() > entry(ORRIC, scenario).accuracy().mean() + SAME) {
                better.add(best.policy() + " (" + scenario + ")");
            }
        }
        int all = scenarios.size();
        return String.format(
                "ORRIC is as accurate as the best policy in %d of %d cases%s",
                all - better.size(),
                all,
                better.isEmpty() ? "" : "; more accurate: " + String.join(", ", better));
    }

    private String resolutions() {
        String steep = Regimes.steep(regimes.slope);
        List<String> told = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.compute() == ComputeLevel.TIGHT) {
                double gentle = entry(ORRIC, scenario).resolution();
                double keen = entry(steep, scenario).resolution();
                told.add(
                        String.format(
                                Locale.ROOT,
                                "%.1f and %.1f pixels (T = %d)",
                                gentle,
                                keen,
                                scenario.slots()));
            }
        }
        return String.format(
                "Where compute is tight retraining costs resolution, and L decides: ORRIC infers"
                        + " with L = %s and %s at %s on average.",
                regimes.models.profile().slope(), regimes.slope, String.join(", ", told));
    }

    private Section accuracies() {
        List<Column<String>> columns = new ArrayList<>();
        columns.add(Column.shown("policy", policy -> policy));
        for (Scenario one : scenarios) {
            columns.add(Column.shown(one.toString(), p -> entry(p, one).accuracy().percent()));
        }
        return new Section(
                "Accuracy, %",
                "Mean over corruptions, with the job's retraining. Sufficient: the best pair fits"
                        + " into every slot. Limited: some retraining does. Tight: retraining, if"
                        + " only a little, costs resolution. Scarce: compute for inference only."
                        + " Teacher-Only infers by the teacher where that fits.",
                IntStream.of(Regimes.HORIZONS).mapToObj(this::plot).toList(),
                List.of(new Table<>(columns, policies())));
    }

    private Element plot(int slots) {
        List<DotPlot.Dots> dots = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.slots() == slots) {
                List<Statistic> accuracies =
                        policies().stream().map(name -> entry(name, scenario).accuracy()).toList();
                dots.add(Statistic.dots(scenario.compute().toString(), dots.size(), accuracies));
            }
        }
        return DotPlot.ofShares(
                        "Accuracy of each policy, T = " + slots,
                        "accuracy, T = " + slots,
                        policies(),
                        dots)
                .draw();
    }

    private Section choices() {
        List<Entry> orric = entries.stream().filter(e -> e.policy().startsWith(ORRIC)).toList();
        return new Section(
                "Decisions of ORRIC: Table II",
                "The heuristic that ORRIC's decisions coincided with, in per cent of the slots, and"
                        + " what it chose on average.",
                List.of(),
                List.of(new Table<>(COLUMNS, orric)));
    }

    private static Map<String, Long> counts(Entry entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        entry.regimes().forEach((regime, count) -> counts.put(regime.toString(), count));
        return counts;
    }

    /** Regimes by their share of the slots, the most frequent first. */
    private static String shares(Entry entry) {
        long slots = entry.regimes().values().stream().mapToLong(count -> count).sum();
        return entry.regimes().entrySet().stream()
                .sorted(Map.Entry.<Regime, Long>comparingByValue().reversed())
                .map(regime -> regime.getKey() + " " + 100 * regime.getValue() / slots + " %")
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> summary(Table<Entry> table) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "regimes");
        summary.put("seeds", regimes.plan.seeds());
        summary.put("entries", table.json());
        return summary;
    }
}
