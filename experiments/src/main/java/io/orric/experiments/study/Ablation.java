// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.report.Column.PLAIN;
import static io.orric.experiments.study.Statistic.percent;

import io.orric.chart.DotPlot;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Column;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Variant.Opinions;
import io.orric.options.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what each part of the job's retraining and of second opinions earns: one is changed or
 * removed at a time.
 */
public final class Ablation extends Experiment {

    /**
     * The result of a variant.
     *
     * @param variant the variant
     * @param accuracy mean over corruptions, over seeds
     * @param used share of the given compute that it used
     */
    private record Outcome(Variant variant, Statistic accuracy, double used) {

        String name() {
            return variant.name();
        }

        boolean asks() {
            return variant.opinions() != null;
        }
    }

    private final List<Variant> variants;

    private Ablation(ExperimentContext context, ExperimentPlan plan) {
        super(context, plan);
        this.variants = Variant.all(models.space(), plan.options());
    }

    /**
     * Measures all variants on the paper's compute.
     *
     * @throws IOException if frames cannot be read or a model fails
     * @throws UsageException if there are too few frames for a slot
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return new Ablation(context, plan).tell();
    }

    private Report tell() throws IOException {
        List<String> corruptions = context.data().corruptions();
        for (String corruption : corruptions) {
            framesPerSlot(corruption);
        }
        context.progress().expect(corruptions.size() * (2 + variants.size() * plan.seedCount()));
        Map<Variant, List<List<Run>>> runs = new LinkedHashMap<>(); // by corruption, by seed
        int best = models.bestResolution();
        List<Double> students = new ArrayList<>();
        List<Double> teachers = new ArrayList<>();
        for (String corruption : corruptions) {
            students.add(context.correctness(Role.STUDENT, best, corruption).accuracy());
            teachers.add(context.correctness(Role.TEACHER, best, corruption).accuracy());
            for (Variant variant : variants) {
                runs.computeIfAbsent(variant, v -> new ArrayList<>())
                        .add(runs(variant, corruption));
            }
        }
        double student = Statistic.of(students).mean();
        double teacher = Statistic.of(teachers).mean();
        List<Outcome> outcomes = new ArrayList<>();
        runs.forEach((v, of) -> outcomes.add(new Outcome(v, accuracy(of), usedShare(of))));
        Table<Outcome> table = new Table<>(columns(outcomes, student, teacher), outcomes);
        return new Report(
                "ablation",
                headline(outcomes),
                List.of(
                        "Student alone %s %%, teacher alone %s %%, means over %d corruptions."
                                .formatted(percent(student), percent(teacher), corruptions.size())),
                List.of(section(outcomes, table)),
                table,
                summary(table, student, teacher),
                settings());
    }

    private List<Run> runs(Variant variant, String corruption) throws IOException {
        Optional<Opinions> opinions = Optional.ofNullable(variant.opinions());
        Protocol protocol =
                new Protocol(
                        variant.method(),
                        opinions.map(Opinions::by),
                        opinions.map(Opinions::prior).orElse(true),
                        Optional.empty(),
                        models.bestResolution());
        return onPaperCompute(
                variant.name(), corruption, variant.policy(), models.profile(), protocol);
    }

    private static List<Column<Outcome>> columns(
            List<Outcome> outcomes, double student, double teacher) {
        return List.of(
                Column.of("variant", PLAIN, Outcome::name, "variant", Outcome::name),
                Statistic.column("accuracy", "%.6f", "accuracy", Outcome::accuracy),
                Column.data("standardDeviation", outcome -> outcome.accuracy().deviation()),
                Column.shown("difference", outcome -> difference(outcome, outcomes)),
                Column.of(
                        "gapClosed",
                        outcome -> gapClosed(student, outcome, teacher),
                        "gap closed",
                        outcome -> percent(gapClosed(student, outcome, teacher))),
                Column.of(
                        "computeUsedShare",
                        "%.4f",
                        Outcome::used,
                        "compute used",
                        outcome -> percent(outcome.used())));
    }

    private static double gapClosed(double student, Outcome outcome, double teacher) {
        return Published.gapClosed(student, outcome.accuracy().mean(), teacher);
    }

    /** In points, to the first variant that asks the teacher or does not as this one. */
    private static String difference(Outcome outcome, List<Outcome> outcomes) {
        Outcome whole = whole(outcomes, outcome.asks());
        double difference = outcome.accuracy().mean() - whole.accuracy().mean();
        return outcome.equals(whole) ? "" : String.format(Locale.ROOT, "%+.2f", 100 * difference);
    }

    private static Outcome whole(List<Outcome> outcomes, boolean asks) {
        return outcomes.stream().filter(each -> each.asks() == asks).findFirst().orElseThrow();
    }

    private static String headline(List<Outcome> outcomes) {
        return headline(outcomes, false) + "; " + headline(outcomes, true);
    }

    private static String headline(List<Outcome> outcomes, boolean asks) {
        Outcome whole = whole(outcomes, asks);
        Outcome best =
                outcomes.stream()
                        .filter(each -> each.asks() == asks)
                        .max(Comparator.comparingDouble(each -> each.accuracy().mean()))
                        .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s: %s %%, %s",
                whole.name(),
                whole.accuracy().percent(),
                best.equals(whole)
                        ? "no part could be changed for the better"
                        : best.name() + ": " + best.accuracy().percent() + " %");
    }

    private static Section section(List<Outcome> outcomes, Table<Outcome> table) {
        List<Statistic> accuracies = outcomes.stream().map(Outcome::accuracy).toList();
        DotPlot.Dots dots = Statistic.dots("mean, standard deviation", 0, accuracies);
        DotPlot plot =
                DotPlot.ofShares(
                        "Accuracy of each variant",
                        "accuracy",
                        outcomes.stream().map(Outcome::name).toList(),
                        List.of(dots));
        return new Section(
                "One part changed at a time, %",
                "Mean over corruptions on the same compute; difference in points, to the job's"
                        + " retraining or, of variants with second opinions, to the job's second"
                        + " opinions; share of the gap between student and teacher that is closed;"
                        + " share of the compute that was used.",
                List.of(plot.draw()),
                List.of(table));
    }

    private Map<String, Object> summary(Table<Outcome> table, double student, double teacher) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "ablation");
        summary.put("seeds", plan.seeds());
        summary.put("studentMean", student);
        summary.put("teacherMean", teacher);
        summary.put("variants", table.json());
        return summary;
    }
}
