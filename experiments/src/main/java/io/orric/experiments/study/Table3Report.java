// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;
import static io.orric.experiments.study.Table3Figures.accuracy;
import static io.orric.experiments.study.Table3Figures.mean;

import io.orric.allocation.InferenceConfiguration;
import io.orric.chart.DotPlot;
import io.orric.chart.Element;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Column;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports the measurements of {@link Table3}. */
final class Table3Report {

    private final Table3 table;
    private final Measured measured;
    private final ModelFolder models;
    private final Table3Figures figures;
    private final int best;
    private final List<Row> rows;
    private final Map<String, Published> published = Published.all();

    Table3Report(Table3 table, Measured measured) {
        this.table = table;
        this.measured = measured;
        this.models = table.models;
        this.best = models.bestResolution();
        this.figures = new Table3Figures(best, measured);
        this.rows = figures.rows;
    }

    Report tell() {
        return new Report(
                "table3",
                headline(),
                remarks(),
                List.of(retraining(), resolutions()),
                new Table3Accuracies(models.resolutions(), table.plan.seeds()).of(figures.all()),
                summary(),
                table.settings());
    }

    private String headline() {
        return String.format(
                Locale.ROOT,
                "Student %.2f %%, ORRIC %.2f %%, teacher %.2f %%: %.1f %% of the gap is closed, %.1f"
                        + " %% by retraining alone, %.1f %% by the paper's protocol",
                100 * figures.student,
                100 * figures.improved.mean(),
                100 * figures.teacher,
                100 * figures.gapClosed(figures.improved),
                100 * figures.gapClosed(figures.retrainedAlone),
                100 * figures.gapClosed(figures.paper));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "Published: student 65.87 %, ORRIC 69.19 %, teacher 73.36 % on 19 corruptions, 44.3 %"
                        + " of the gap."
                        + samePublished());
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
        harmed("the job's retraining alone", Row::retrainedAlone, remarks);
        harmed("second opinions", Row::improved, remarks);
        remarks.add(
                String.format(
                        Locale.ROOT,
                        "Every pass is charged: ORRIC used %.1f %% of the compute it was given with"
                                + " the paper's retraining, %.1f %% with the job's, %.1f %% with"
                                + " second opinions on %.1f %% of the frames, in no slot more than it"
                                + " was given.",
                        100 * figures.share(Row::paper),
                        100 * figures.share(Row::retrainedAlone),
                        100 * figures.share(Row::improved),
                        100 * figures.escalated()));
        return remarks;
    }

    /** Published means over the corruptions measured here; empty if one was not published. */
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
        List<String> worse = new ArrayList<>();
        for (Row row : rows) {
            double lost = student(row) - accuracy(runs.apply(row)).mean();
            if (lost > 0) {
                worse.add(row.name() + " by " + percent(lost) + " points");
            }
        }
        if (!worse.isEmpty()) {
            remarks.add(
                    "Below the student alone with " + what + ": " + String.join(", ", worse) + ".");
        }
    }

    private Section retraining() {
        List<List<String>> totals =
                List.of(
                        List.of(
                                "mean of corruptions",
                                percent(figures.student),
                                figures.paper.percent(),
                                figures.retrainedAlone.percent(),
                                figures.improved.percent(),
                                percent(figures.teacher),
                                percent(figures.share(Row::improved)),
                                told(Published.MEAN) + " (19)"),
                        List.of(
                                "gap closed",
                                "",
                                percent(figures.gapClosed(figures.paper)),
                                percent(figures.gapClosed(figures.retrainedAlone)),
                                percent(figures.gapClosed(figures.improved)),
                                "",
                                "",
                                percent(Published.MEAN.gapClosed())));
        return new Section(
                "Accuracy with retraining, %",
                String.format(
                        "Top-1 accuracy before each slot's update. Student and teacher are never"
                                + " retrained and infer at %d pixels; under the four noises the"
                                + " paper's ORRIC does without that resolution. Published: student,"
                                + " ORRIC, teacher.",
                        best),
                List.of(plot()),
                List.of(new Table<>(retrained(), figures.all(), totals)));
    }

    /** Columns of the accuracies with retraining, as they are shown and as JSON has them. */
    private List<Column<Row>> retrained() {
        return List.of(
                Column.of("name", Row::name, "frames", Row::name),
                Column.of("student", this::student, "student", row -> percent(student(row))),
                Statistic.column(
                        "paperProtocol", null, "ORRIC, paper", row -> accuracy(row.paper())),
                Statistic.column(
                        "retrainedAlone",
                        null,
                        "retraining alone",
                        row -> accuracy(row.retrainedAlone())),
                Statistic.column(
                        "improved", null, "ORRIC, improved", row -> accuracy(row.improved())),
                Column.of("teacher", this::teacher, "teacher", row -> percent(teacher(row))),
                Column.shown("compute used", row -> percent(used(row) / given(row))),
                Column.shown("published", row -> told(published.get(row.name()))),
                Column.json("studentByResolution", Row::student),
                Column.json("teacherByResolution", Row::teacher),
                Column.json(
                        "paperProtocolStandardDeviation", row -> accuracy(row.paper()).deviation()),
                Column.json(
                        "retrainedAloneStandardDeviation",
                        row -> accuracy(row.retrainedAlone()).deviation()),
                Column.json(
                        "improvedStandardDeviation", row -> accuracy(row.improved()).deviation()),
                Column.json(
                        "escalatedShare",
                        row -> Statistic.of(row.improved(), Run::escalated).mean()),
                Column.json("computeUsed", Table3Report::used),
                Column.json("computeGiven", Table3Report::given),
                Column.json(
                        "paperProtocolComputeUsed",
                        row -> Statistic.of(row.paper(), Run::computeUsed).mean()),
                Column.json(
                        "retrainedAloneComputeUsed",
                        row -> Statistic.of(row.retrainedAlone(), Run::computeUsed).mean()),
                Column.json("seed", row -> table.plan.firstSeed()),
                Column.json("seeds", this::bySeed));
    }

    private List<Map<String, Object>> bySeed(Row row) {
        return new Table<Integer>(
                        List.of(
                                Column.json("seed", i -> table.plan.seeds().get(i)),
                                Column.json("paperProtocol", i -> row.paper().get(i).accuracy()),
                                Column.json(
                                        "retrainedAlone",
                                        i -> row.retrainedAlone().get(i).accuracy()),
                                Column.json("improved", i -> row.improved().get(i).accuracy()),
                                Column.json(
                                        "computeUsed", i -> row.improved().get(i).computeUsed()),
                                Column.json(
                                        "computeGiven", i -> row.improved().get(i).computeGiven())),
                        IntStream.range(0, row.improved().size()).boxed().toList())
                .json();
    }

    private double student(Row row) {
        return row.student().get(best);
    }

    private double teacher(Row row) {
        return row.teacher().get(best);
    }

    private static double used(Row row) {
        return Statistic.of(row.improved(), Run::computeUsed).mean();
    }

    private static double given(Row row) {
        return Statistic.of(row.improved(), Run::computeGiven).mean();
    }

    private static String told(Published known) {
        return known == null
                ? "–"
                : Stream.of(known.student(), known.orric(), known.teacher())
                        .map(Statistic::percent)
                        .collect(Collectors.joining(" "));
    }

    private Element plot() {
        return DotPlot.ofShares(
                        "Accuracy by corruption",
                        "accuracy",
                        rows.stream().map(Row::name).toList(),
                        List.of(
                                DotPlot.Dots.of("student", Series.NEUTRAL, points(this::student)),
                                dots("ORRIC, paper", 1, Row::paper),
                                dots("retraining alone", 3, Row::retrainedAlone),
                                dots("ORRIC, improved", 0, Row::improved),
                                DotPlot.Dots.of("teacher", 2, points(this::teacher))))
                .draw();
    }

    private <V> List<V> points(Function<Row, V> value) {
        return rows.stream().map(value).toList();
    }

    private DotPlot.Dots dots(String name, int colour, Function<Row, List<Run>> runs) {
        return Statistic.dots(name, colour, points(row -> accuracy(runs.apply(row))));
    }

    private Section resolutions() {
        List<Column<Row>> columns = new ArrayList<>(List.of(Column.shown("frames", Row::name)));
        List<String> means = new ArrayList<>(List.of("mean of corruptions"));
        List<String> costs = new ArrayList<>(List.of("cost a frame, profile"));
        List<String> millis = new ArrayList<>(List.of("ms a frame, median"));
        for (InferenceConfiguration one : models.space().inference()) {
            int resolution = one.resolution();
            columns.add(accuracies("student ", resolution, Row::student));
            means.add(percent(mean(rows, row -> row.student().get(resolution))));
            costs.add(Quantities.compact(one.cost()));
            millis.add(median(measured.studentMillis().get(resolution)));
        }
        for (int resolution : models.resolutions()) {
            columns.add(accuracies("teacher ", resolution, Row::teacher));
            means.add(percent(mean(rows, row -> row.teacher().get(resolution))));
            double cost = models.space().teacherFrameCost();
            costs.add(resolution == best ? Quantities.compact(cost) : "–");
            millis.add(median(measured.teacherMillis().get(resolution)));
        }
        return new Section(
                "Accuracy without retraining, %",
                "Top-1 accuracy of student and teacher by input resolution. The cost of a frame is"
                        + " the profile's, in its unit; its time is the median of batches of 64 on"
                        + " this machine, without decoding.",
                List.of(),
                List.of(new Table<>(columns, figures.all(), List.of(means, costs, millis))));
    }

    private static Column<Row> accuracies(
            String role, int resolution, Function<Row, Map<Integer, Double>> accuracy) {
        return Column.shown(role + resolution, row -> percent(accuracy.apply(row).get(resolution)));
    }

    private static String median(Quartiles millis) {
        return Quantities.plain(millis.median(), 3);
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "table3");
        summary.put("framesPerSlot", table.plan.framesPerSlot());
        summary.put("seed", table.plan.firstSeed());
        summary.put("seeds", table.plan.seeds());
        summary.put("studentMean", figures.student);
        summary.put("teacherMean", figures.teacher);
        summary.put("paperProtocolMean", figures.paper.mean());
        summary.put("retrainedAloneMean", figures.retrainedAlone.mean());
        summary.put("improvedMean", figures.improved.mean());
        summary.put("paperProtocolStandardDeviation", figures.paper.deviationOrNull());
        summary.put("retrainedAloneStandardDeviation", figures.retrainedAlone.deviationOrNull());
        summary.put("improvedStandardDeviation", figures.improved.deviationOrNull());
        summary.put("gapClosedPaperProtocol", figures.gapClosed(figures.paper));
        summary.put("gapClosedRetrainedAlone", figures.gapClosed(figures.retrainedAlone));
        summary.put("gapClosedImproved", figures.gapClosed(figures.improved));
        summary.put("paperProtocolHarms", figures.paper.mean() < figures.student);
        summary.put("corruptions", new Table<>(retrained(), rows).json());
        if (measured.original() != null) {
            Table<Row> original = new Table<>(retrained(), List.of(measured.original()));
            summary.put("original", original.json().get(0));
        }
        return summary;
    }
}
