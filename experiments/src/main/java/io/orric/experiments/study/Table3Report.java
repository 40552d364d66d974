// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;

import io.orric.allocation.InferenceConfiguration;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Table3.Measured;
import io.orric.experiments.study.Table3.Row;
import io.orric.profile.Quartiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Tells what {@link Table3} measured. */
final class Table3Report {

    private final Measured measured;
    private final ModelFolder models;
    private final Table3Figures figures;
    private final int best;
    private final List<Row> rows;
    private final Map<String, Published> published = Published.all();

    Table3Report(Measured measured) {
        this.measured = measured;
        this.models = measured.models();
        this.figures = new Table3Figures(measured);
        this.best = figures.best;
        this.rows = figures.rows;
    }

    Report tell() {
        return new Report(
                "table3",
                headline(),
                remarks(),
                List.of(retraining(), resolutions()),
                new Table3Export(figures).csv(),
                new Table3Export(figures).summary(),
                measured.settings());
    }

    private String headline() {
        return String.format(
                Locale.ROOT,
                "Student %.2f %%, ORRIC %.2f %%, teacher %.2f %%: retraining closes %.1f %% of the"
                        + " gap, %.1f %% by the paper's protocol",
                100 * figures.student,
                100 * figures.improved.mean(),
                100 * figures.teacher,
                100 * figures.gapClosed(figures.improved),
                100 * figures.gapClosed(figures.paper));
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
        if (figures.paper.mean() < figures.student) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "The paper's protocol HARMS here: %.2f %% is below the student alone at"
                                    + " %.2f %%. It takes one step at 0.03 a slot, on %.0f frames on"
                                    + " average, and keeps whatever comes of it.",
                            100 * figures.paper.mean(),
                            100 * figures.student,
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
                        100 * figures.share(Row::paper),
                        100 * figures.share(Row::improved)));
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
                        Table3Figures.mean(same, Published::student),
                        Table3Figures.mean(same, Published::orric),
                        Table3Figures.mean(same, Published::teacher));
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
                        .filter(
                                row ->
                                        Table3Figures.accuracy(runs.apply(row)).mean()
                                                < row.student().get(best))
                        .map(
                                row ->
                                        row.name()
                                                + " by "
                                                + percent(
                                                        row.student().get(best)
                                                                - Table3Figures.accuracy(
                                                                                runs.apply(row))
                                                                        .mean())
                                                + " points")
                        .toList();
        if (!worse.isEmpty()) {
            remarks.add(
                    "Below the student alone with " + what + ": " + String.join(", ", worse) + ".");
        }
    }

    private Section retraining() {
        List<List<String>> lines = new ArrayList<>();
        if (measured.original() != null) {
            lines.add(line(measured.original()));
        }
        rows.forEach(row -> lines.add(line(row)));
        lines.add(
                List.of(
                        "mean of corruptions",
                        percent(figures.student),
                        figures.paper.percent(),
                        figures.improved.percent(),
                        percent(figures.teacher),
                        percent(figures.share(Row::improved)),
                        told(Published.MEAN) + " (19)"));
        lines.add(
                List.of(
                        "gap closed",
                        "",
                        percent(figures.gapClosed(figures.paper)),
                        percent(figures.gapClosed(figures.improved)),
                        "",
                        "",
                        percent(Published.MEAN.gapClosed())));
        return new Section(
                "Accuracy with retraining, %",
                "Top-1 accuracy before each slot's update. Student and teacher are never retrained"
                        + " and infer at "
                        + best
                        + " pixels; under the four noises the paper's ORRIC does without that"
                        + " resolution. Published: student, ORRIC, teacher.",
                List.of(this::plot),
                List.of(
                        new Table(
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
                Table3Figures.accuracy(row.paper()).percent(),
                Table3Figures.accuracy(row.improved()).percent(),
                percent(row.teacher().get(best)),
                row.improved().isEmpty()
                        ? "–"
                        : percent(Table3Figures.used(row) / Table3Figures.given(row)),
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
                points(row -> Table3Figures.accuracy(runs.apply(row)).mean()),
                points(row -> Table3Figures.accuracy(runs.apply(row)).deviation()));
    }

    private Section resolutions() {
        List<String> header = new ArrayList<>(List.of("frames"));
        for (String role : List.of("student ", "teacher ")) {
            models.resolutions().forEach(resolution -> header.add(role + resolution));
        }
        List<List<String>> lines = new ArrayList<>();
        figures.all()
                .forEach(
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
                        byResolution(r -> Table3Figures.mean(rows, row -> row.student().get(r))),
                        byResolution(r -> Table3Figures.mean(rows, row -> row.teacher().get(r))),
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
                        Table3Report::median));
        return new Section(
                "Accuracy without retraining, %",
                "Top-1 accuracy of student and teacher by input resolution. The cost of a frame is"
                        + " the profile's, in its unit; its time is the median of batches of 64 on"
                        + " this machine, without decoding.",
                List.of(),
                List.of(new Table(header, lines)));
    }

    private static String median(Quartiles millis) {
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
}
