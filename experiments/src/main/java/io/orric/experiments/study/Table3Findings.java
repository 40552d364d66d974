// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;

import io.orric.allocation.InferenceConfiguration;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.Models;
import io.orric.experiments.loop.Run;
import io.orric.experiments.loop.SlotOutcome;
import io.orric.experiments.report.Findings;
import io.orric.experiments.report.Grid;
import io.orric.experiments.report.Part;
import io.orric.experiments.study.Table3.Measured;
import io.orric.experiments.study.Table3.Row;
import io.orric.profile.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Tells what {@link Table3} measured. */
final class Table3Findings {

    private final Measured measured;
    private final Models models;
    private final int best;
    private final List<Row> rows;
    private final Map<String, Published> published = Published.all();

    private final double student;
    private final double teacher;
    private final Statistic paper;
    private final Statistic improved;

    Table3Findings(Measured measured) {
        this.measured = measured;
        this.models = measured.models();
        this.best = models.bestResolution();
        this.rows = measured.corruptions();
        this.student = mean(rows, row -> row.student().get(best));
        this.teacher = mean(rows, row -> row.teacher().get(best));
        this.paper = overSeeds(Row::paper);
        this.improved = overSeeds(Row::improved);
    }

    Findings tell() {
        return new Findings(
                "table3",
                headline(),
                remarks(),
                List.of(retraining(), resolutions()),
                csv(),
                summary(),
                measured.plan().told(models));
    }

    private String headline() {
        return String.format(
                Locale.ROOT,
                "Student %.2f %%, ORRIC %.2f %%, teacher %.2f %%: retraining closes %.1f %% of the"
                        + " gap, %.1f %% by the paper's protocol",
                100 * student,
                100 * improved.mean(),
                100 * teacher,
                100 * gapClosed(improved),
                100 * gapClosed(paper));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                String.format(
                        Locale.ROOT,
                        "Published: student 65.87 %%, ORRIC 69.19 %%, teacher 73.36 %% on 19"
                                + " corruptions, 44.3 %% of the gap.%s",
                        samePublished()));
        double sample =
                rows.stream()
                        .flatMap(row -> row.paper().stream())
                        .flatMap(run -> run.outcomes().stream())
                        .filter(outcome -> outcome.training().trained() > 0)
                        .mapToInt(outcome -> outcome.training().trained())
                        .average()
                        .orElse(0);
        if (paper.mean() < student) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "The paper's protocol HARMS here: %.2f %% is below the student alone at"
                                    + " %.2f %%. It takes one step at 0.03 a slot, on %.0f frames on"
                                    + " average, and keeps whatever comes of it.",
                            100 * paper.mean(),
                            100 * student,
                            sample));
        }
        harmed("the paper's retraining", Row::paper, remarks);
        harmed("the job's retraining", Row::improved, remarks);
        remarks.add(
                String.format(
                        Locale.ROOT,
                        "Every pass is charged: ORRIC used %.1f %% of the compute it was given with"
                                + " the paper's retraining, %.1f %% with the job's, in no slot more"
                                + " than it was given.",
                        100 * share(Row::paper),
                        100 * share(Row::improved)));
        return remarks;
    }

    /** What was published of the corruptions measured here, if they are not all. */
    private String samePublished() {
        List<Published> same =
                rows.stream().map(Row::name).map(published::get).filter(p -> p != null).toList();
        if (same.isEmpty() || same.size() < rows.size()) {
            return "";
        }
        Published mean =
                new Published(
                        mean(same, Published::student),
                        mean(same, Published::orric),
                        mean(same, Published::teacher));
        return String.format(
                Locale.ROOT,
                " Of the %d here: %.2f %%, %.2f %%, %.2f %%, that is %.1f %%.",
                same.size(),
                100 * mean.student(),
                100 * mean.orric(),
                100 * mean.teacher(),
                100 * mean.gapClosed());
    }

    private void harmed(String what, Function<Row, List<Run>> runs, List<String> remarks) {
        List<String> worse =
                rows.stream()
                        .filter(row -> accuracy(runs.apply(row)).mean() < row.student().get(best))
                        .map(
                                row ->
                                        row.name()
                                                + " by "
                                                + percent(
                                                        row.student().get(best)
                                                                - accuracy(runs.apply(row)).mean())
                                                + " points")
                        .toList();
        if (!worse.isEmpty()) {
            remarks.add(
                    "Below the student alone with " + what + ": " + String.join(", ", worse) + ".");
        }
    }

    private Part retraining() {
        List<List<String>> lines = new ArrayList<>();
        if (measured.original() != null) {
            lines.add(line(measured.original()));
        }
        rows.forEach(row -> lines.add(line(row)));
        lines.add(
                List.of(
                        "mean of corruptions",
                        percent(student),
                        paper.percent(),
                        improved.percent(),
                        percent(teacher),
                        percent(share(Row::improved)),
                        told(Published.MEAN) + " (19)"));
        lines.add(
                List.of(
                        "gap closed",
                        "",
                        percent(gapClosed(paper)),
                        percent(gapClosed(improved)),
                        "",
                        "",
                        percent(Published.MEAN.gapClosed())));
        return new Part(
                "Accuracy with retraining, %",
                "Top-1 accuracy before each slot's update. Student and teacher are never retrained"
                        + " and infer at "
                        + best
                        + " pixels; under the four noises ORRIC does without that resolution, as in"
                        + " the paper. Published: student, ORRIC, teacher.",
                List.of(this::plot),
                List.of(
                        new Grid(
                                List.of(
                                        "frames",
                                        "student",
                                        "ORRIC, paper",
                                        "ORRIC, improved",
                                        "teacher",
                                        "compute used",
                                        "published"),
                                lines)));
    }

    private List<String> line(Row row) {
        Published known = published.get(row.name());
        return List.of(
                row.name(),
                percent(row.student().get(best)),
                accuracy(row.paper()).percent(),
                accuracy(row.improved()).percent(),
                percent(row.teacher().get(best)),
                row.improved().isEmpty() ? "–" : percent(used(row) / given(row)),
                known == null ? "–" : told(known));
    }

    private static String told(Published known) {
        return percent(known.student())
                + " "
                + percent(known.orric())
                + " "
                + percent(known.teacher());
    }

    private void plot(Markup out) {
        List<String> names = rows.stream().map(Row::name).toList();
        List<DotPlot.Dots> dots =
                List.of(
                        DotPlot.Dots.plain(
                                "student", Series.NEUTRAL, points(row -> row.student().get(best))),
                        dots("ORRIC, paper", 1, Row::paper),
                        dots("ORRIC, improved", 0, Row::improved),
                        DotPlot.Dots.plain("teacher", 2, points(row -> row.teacher().get(best))));
        double low =
                dots.stream().flatMap(d -> d.values().stream()).mapToDouble(v -> v).min().orElse(0);
        double high =
                dots.stream().flatMap(d -> d.values().stream()).mapToDouble(v -> v).max().orElse(1);
        new DotPlot(
                        "Accuracy by corruption",
                        1040,
                        ValueAxis.linear(
                                "accuracy",
                                low,
                                high,
                                value -> Quantities.plain(100 * value, 0) + " %"),
                        names,
                        dots)
                .write(out);
    }

    private List<Double> points(ToDoubleFunction<Row> value) {
        return rows.stream().map(value::applyAsDouble).toList();
    }

    private DotPlot.Dots dots(String name, int colour, Function<Row, List<Run>> runs) {
        return new DotPlot.Dots(
                name,
                colour,
                points(row -> accuracy(runs.apply(row)).mean()),
                points(row -> accuracy(runs.apply(row)).deviation()));
    }

    private Part resolutions() {
        List<String> header = new ArrayList<>(List.of("frames"));
        for (String role : List.of("student ", "teacher ")) {
            models.resolutions().forEach(resolution -> header.add(role + resolution));
        }
        List<List<String>> lines = new ArrayList<>();
        all().forEach(
                        row ->
                                lines.add(
                                        line(
                                                row.name(),
                                                row.student(),
                                                row.teacher(),
                                                Statistic::percent)));
        lines.add(
                line(
                        "mean of corruptions",
                        byResolution(r -> mean(rows, row -> row.student().get(r))),
                        byResolution(r -> mean(rows, row -> row.teacher().get(r))),
                        Statistic::percent));
        Map<Integer, String> macs = new LinkedHashMap<>();
        for (InferenceConfiguration one : models.space().inference()) {
            macs.put(one.resolution(), Quantities.compact(one.cost()));
        }
        lines.add(
                line(
                        "cost a frame, profile",
                        macs,
                        Map.of(best, Quantities.compact(models.space().teacherFrameCost())),
                        text -> text));
        lines.add(
                line(
                        "ms a frame, median",
                        measured.studentMillis(),
                        measured.teacherMillis(),
                        Table3Findings::median));
        return new Part(
                "Accuracy without retraining, %",
                "Top-1 accuracy of student and teacher by input resolution. The cost of a frame is"
                        + " the profile's, in its unit; its time is the median of batches of 64 on"
                        + " this machine, without decoding.",
                List.of(),
                List.of(new Grid(header, lines)));
    }

    private static String median(Spread millis) {
        return Quantities.plain(millis.median(), 3);
    }

    private <V> Map<Integer, V> byResolution(Function<Integer, V> value) {
        Map<Integer, V> values = new LinkedHashMap<>();
        models.resolutions().forEach(resolution -> values.put(resolution, value.apply(resolution)));
        return values;
    }

    private <V> List<String> line(
            String name,
            Map<Integer, V> student,
            Map<Integer, V> teacher,
            Function<V, String> text) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (Map<Integer, V> values : List.of(student, teacher)) {
            for (int resolution : models.resolutions()) {
                V value = values.get(resolution);
                cells.add(value == null ? "–" : text.apply(value));
            }
        }
        return cells;
    }

    private List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("frames,what,resolution,seed,accuracy,computeUsed,computeGiven,discarded,failed");
        for (Row row : all()) {
            models.resolutions()
                    .forEach(
                            r -> {
                                lines.add(csv(row.name(), "student", r, row.student().get(r)));
                                lines.add(csv(row.name(), "teacher", r, row.teacher().get(r)));
                            });
            csv(row.name(), "orric-paper", row.paper(), lines);
            csv(row.name(), "orric-improved", row.improved(), lines);
        }
        return lines;
    }

    private static String csv(String name, String what, int resolution, double accuracy) {
        return String.format(Locale.ROOT, "%s,%s,%d,,%.6f,,,,", name, what, resolution, accuracy);
    }

    private void csv(String name, String what, List<Run> runs, List<String> lines) {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,,%d,%.6f,%.0f,%.0f,%d,%d",
                            name,
                            what,
                            measured.plan().seeds().get(i),
                            run.accuracy(),
                            run.computeUsed(),
                            run.computeGiven(),
                            run.count(SlotOutcome.Ending.DISCARDED),
                            run.count(SlotOutcome.Ending.FAILED)));
        }
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "table3");
        summary.put("seed", measured.plan().firstSeed());
        summary.put("seeds", measured.plan().seeds());
        summary.put("studentMean", student);
        summary.put("teacherMean", teacher);
        summary.put("paperProtocolMean", paper.mean());
        summary.put("improvedMean", improved.mean());
        summary.put("paperProtocolStandardDeviation", paper.deviationOrNull());
        summary.put("improvedStandardDeviation", improved.deviationOrNull());
        summary.put("gapClosedPaperProtocol", gapClosed(paper));
        summary.put("gapClosedImproved", gapClosed(improved));
        summary.put("paperProtocolHarms", paper.mean() < student);
        summary.put("corruptions", rows.stream().map(this::summary).toList());
        if (measured.original() != null) {
            summary.put("original", summary(measured.original()));
        }
        return summary;
    }

    private Map<String, Object> summary(Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", row.name());
        entry.put("student", row.student().get(best));
        entry.put("teacher", row.teacher().get(best));
        entry.put("studentByResolution", row.student());
        entry.put("teacherByResolution", row.teacher());
        if (row.improved().isEmpty()) {
            return entry;
        }
        entry.put("paperProtocol", accuracy(row.paper()).mean());
        entry.put("improved", accuracy(row.improved()).mean());
        entry.put("paperProtocolStandardDeviation", accuracy(row.paper()).deviationOrNull());
        entry.put("improvedStandardDeviation", accuracy(row.improved()).deviationOrNull());
        entry.put("computeUsed", used(row));
        entry.put("computeGiven", given(row));
        entry.put("paperProtocolComputeUsed", Statistic.of(row.paper(), Run::computeUsed).mean());
        entry.put("seed", measured.plan().firstSeed());
        List<Map<String, Object>> seeds = new ArrayList<>();
        for (int i = 0; i < row.improved().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seed", measured.plan().seeds().get(i));
            one.put("paperProtocol", row.paper().get(i).accuracy());
            one.put("improved", row.improved().get(i).accuracy());
            one.put("computeUsed", row.improved().get(i).computeUsed());
            one.put("computeGiven", row.improved().get(i).computeGiven());
            seeds.add(one);
        }
        entry.put("seeds", seeds);
        return entry;
    }

    private List<Row> all() {
        return Stream.concat(Stream.ofNullable(measured.original()), rows.stream()).toList();
    }

    private double gapClosed(Statistic retrained) {
        return Published.gapClosed(student, retrained.mean(), teacher);
    }

    private static Statistic accuracy(List<Run> runs) {
        return Statistic.of(runs, Run::accuracy);
    }

    /** The mean over corruptions, seed by seed. */
    private Statistic overSeeds(Function<Row, List<Run>> runs) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < measured.plan().seedCount(); i++) {
            int seed = i;
            means.add(mean(rows, row -> runs.apply(row).get(seed).accuracy()));
        }
        return Statistic.of(means);
    }

    private double share(Function<Row, List<Run>> runs) {
        List<Run> all = rows.stream().flatMap(row -> runs.apply(row).stream()).toList();
        return all.stream().mapToDouble(Run::computeUsed).sum()
                / all.stream().mapToDouble(Run::computeGiven).sum();
    }

    private static double used(Row row) {
        return Statistic.of(row.improved(), Run::computeUsed).mean();
    }

    private static double given(Row row) {
        return Statistic.of(row.improved(), Run::computeGiven).mean();
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
