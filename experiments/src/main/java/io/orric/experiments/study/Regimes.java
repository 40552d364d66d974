// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.Regime;
import io.orric.allocation.SlotBudget;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.Models;
import io.orric.experiments.loop.Run;
import io.orric.experiments.loop.Schedule;
import io.orric.experiments.loop.Workbench;
import io.orric.experiments.report.Findings;
import io.orric.experiments.report.Grid;
import io.orric.experiments.report.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Table II of the paper with measured accuracies: every policy where compute is sufficient, limited
 * or scarce and the stream short or long. The same frames make few large slots or many small ones.
 */
public final class Regimes {

    /** Slots of a short stream and of a long one. */
    private static final int[] HORIZONS = {5, 50};

    /**
     * Compute and length of a stream.
     *
     * @param supply how much compute there is
     * @param slots T
     */
    private record Column(Supply supply, int slots) {

        @Override
        public String toString() {
            return supply + ", T = " + slots;
        }
    }

    /**
     * A policy in a column.
     *
     * @param accuracy mean over corruptions, over seeds
     * @param resolution mean over slots
     * @param ratio mean over slots
     * @param regimes how often the policy was in each regime
     */
    private record Entry(
            Statistic accuracy, double resolution, double ratio, Map<Regime, Long> regimes) {}

    /** A policy under its name, made for a profile and a horizon. */
    private record Candidate(String name, Maker maker) {}

    /** Makes a policy. */
    private interface Maker {
        AllocationPolicy create(Profile profile, long horizon);
    }

    private final Workbench bench;
    private final Models models;
    private final Plan plan;
    private final double slope;

    private Regimes(Workbench bench, Plan plan, double slope) {
        this.bench = bench;
        this.models = bench.models();
        this.plan = plan;
        this.slope = slope;
    }

    /**
     * Measures all policies.
     *
     * @param slope L of a second ORRIC, which values retraining more than the profile's does
     * @throws IOException if frames cannot be read or a model fails
     * @throws IllegalArgumentException if a corruption has too few frames, or no curve has the
     *     slope
     */
    public static Findings run(Workbench bench, Plan plan, double slope) throws IOException {
        return new Regimes(bench, plan, slope).tell();
    }

    private Findings tell() throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Supply supply : Supply.values()) {
            for (int slots : HORIZONS) {
                columns.add(new Column(supply, slots));
            }
        }
        List<Candidate> candidates = candidates();
        for (String corruption : bench.data().corruptions()) {
            for (int slots : HORIZONS) {
                framesPerSlot(corruption, slots); // before the work, not in the middle of it
            }
        }
        bench.progress()
                .expect(
                        columns.size()
                                * candidates.size()
                                * bench.data().corruptions().size()
                                * plan.seedCount());
        Map<String, List<Run>> runs = runs(columns, candidates);
        Map<String, Map<Column, Entry>> table = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Map<Column, Entry> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column, entry(runs.get(key(candidate, column)))));
            table.put(candidate.name(), row);
        }
        return new Findings(
                "regimes",
                headline(table, columns),
                List.of(
                        "Limited compute makes the resolution give way: with the paper's own"
                                + " budgets ORRIC never leaves the highest."),
                List.of(accuracies(table, columns), choices(table, columns)),
                csv(table, columns),
                summary(table, columns),
                plan.told(bench));
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (PolicyName name : PolicyName.values()) {
            candidates.add(new Candidate(name.toString(), name::create));
            if (name == PolicyName.ORRIC) {
                candidates.add(
                        new Candidate(
                                "orric, L = " + slope,
                                (profile, horizon) ->
                                        new OrricPolicy(
                                                new Profile(
                                                        profile.space(),
                                                        profile.maxAccuracy(),
                                                        slope),
                                                horizon)));
            }
        }
        return candidates;
    }

    /** Corruption by corruption, so that each is read once. */
    private Map<String, List<Run>> runs(List<Column> columns, List<Candidate> candidates)
            throws IOException {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (String corruption : bench.data().corruptions()) {
            for (Column column : columns) {
                for (Candidate candidate : candidates) {
                    for (long seed : plan.seeds()) {
                        Schedule schedule =
                                Schedule.of(
                                        candidate.maker().create(models.profile(), column.slots()),
                                        column.supply().capacity(models.space(), seed),
                                        framesPerSlot(corruption, column.slots()),
                                        column.slots());
                        runs.computeIfAbsent(key(candidate, column), k -> new ArrayList<>())
                                .add(
                                        bench.run(
                                                candidate.name() + ", " + column,
                                                corruption,
                                                schedule,
                                                plan.improved(models),
                                                seed));
                    }
                }
            }
        }
        return runs;
    }

    private int framesPerSlot(String corruption, int slots) throws IOException {
        CorruptionFolder data = bench.data();
        int frames = Math.max(1, data.size(corruption) / slots);
        return new Plan(frames, plan.firstSeed(), plan.seedCount(), plan.options())
                .framesPerSlot(data, corruption, models);
    }

    private static String key(Candidate candidate, Column column) {
        return candidate.name() + " | " + column;
    }

    private Entry entry(List<Run> runs) {
        Map<Regime, Long> regimes = new EnumMap<>(Regime.class);
        for (Run run : runs) {
            for (Schedule.Slot slot : run.schedule().slots()) {
                SlotBudget budget = new SlotBudget(run.schedule().framesPerSlot(), slot.capacity());
                regimes.merge(Regime.of(slot.allocation(), budget, models.space()), 1L, Long::sum);
            }
        }
        int seeds = plan.seedCount();
        List<Double> means = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            List<Double> accuracies = new ArrayList<>();
            for (int i = seed; i < runs.size(); i += seeds) {
                accuracies.add(runs.get(i).accuracy());
            }
            means.add(Statistic.of(accuracies).mean());
        }
        return new Entry(
                Statistic.of(means),
                Statistic.of(runs, run -> run.schedule().meanResolution()).mean(),
                Statistic.of(runs, run -> run.schedule().meanRatio()).mean(),
                regimes);
    }

    private static String headline(Map<String, Map<Column, Entry>> table, List<Column> columns) {
        List<String> best = new ArrayList<>();
        for (Column column : columns) {
            String name =
                    table.entrySet().stream()
                            .filter(row -> !row.getKey().equals(PolicyName.TEACHER_ONLY.toString()))
                            .max(
                                    Comparator.comparingDouble(
                                            row -> row.getValue().get(column).accuracy().mean()))
                            .orElseThrow()
                            .getKey();
            best.add(column + ": " + name);
        }
        return "Best policy: " + String.join("; ", best);
    }

    private Part accuracies(Map<String, Map<Column, Entry>> table, List<Column> columns) {
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
        for (int slots : HORIZONS) {
            figures.add(out -> plot(table, columns, slots, out));
        }
        return new Part(
                "Accuracy, %",
                "Mean over corruptions, with the job's retraining. Sufficient: the best pair fits"
                        + " into every slot. Limited: a step of retraining may cost a step of"
                        + " resolution. Scarce: compute for inference only. Teacher-Only infers by"
                        + " the teacher where that fits.",
                figures,
                List.of(new Grid(header, rows)));
    }

    private void plot(
            Map<String, Map<Column, Entry>> table, List<Column> columns, int slots, Markup out) {
        List<String> names = List.copyOf(table.keySet());
        List<DotPlot.Dots> dots = new ArrayList<>();
        for (Column column : columns) {
            if (column.slots() == slots) {
                dots.add(
                        new DotPlot.Dots(
                                column.supply().toString(),
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

    private Part choices(Map<String, Map<Column, Entry>> table, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        table.forEach(
                (name, entries) -> {
                    if (name.startsWith(PolicyName.ORRIC.toString())) {
                        columns.forEach(column -> rows.add(choice(name, column, entries)));
                    }
                });
        return new Part(
                "What ORRIC became: Table II",
                "The heuristic that ORRIC's decisions coincided with, in per cent of the slots, and"
                        + " what it chose on average.",
                List.of(),
                List.of(
                        new Grid(
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

    private static List<String> csv(Map<String, Map<Column, Entry>> table, List<Column> columns) {
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
                                                    column.supply(),
                                                    column.slots(),
                                                    entry.accuracy().mean(),
                                                    deviation == null ? "" : deviation,
                                                    entry.resolution(),
                                                    entry.ratio()));
                                }));
        return lines;
    }

    private Map<String, Object> summary(
            Map<String, Map<Column, Entry>> table, List<Column> columns) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "regimes");
        summary.put("seeds", plan.seeds());
        List<Map<String, Object>> entries = new ArrayList<>();
        table.forEach(
                (name, row) ->
                        columns.forEach(
                                column -> {
                                    Entry entry = row.get(column);
                                    Map<String, Object> one = new LinkedHashMap<>();
                                    one.put("policy", name);
                                    one.put("supply", column.supply().toString());
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
