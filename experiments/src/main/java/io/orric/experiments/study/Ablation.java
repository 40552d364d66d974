// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;

import io.orric.allocation.Profile;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** What earns the gain: the job's retraining with one part changed or taken away at a time. */
public final class Ablation {

    /**
     * What came of a variant.
     *
     * @param accuracy mean over corruptions, over seeds
     * @param used share of the given compute that it used
     */
    private record Outcome(Statistic accuracy, double used) {}

    private final ExperimentContext context;
    private final ModelFolder models;
    private final ExperimentPlan plan;
    private final List<Variant> variants;

    private Ablation(ExperimentContext context, ExperimentPlan plan) {
        this.context = context;
        this.models = context.models();
        this.plan = plan;
        this.variants = Variant.all(models.space());
    }

    /**
     * Measures all variants on the paper's compute.
     *
     * @throws IOException if frames cannot be read or a model fails
     * @throws IllegalArgumentException if there are too few frames for a slot
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return new Ablation(context, plan).tell();
    }

    private Report tell() throws IOException {
        List<String> corruptions = context.data().corruptions();
        for (String corruption : corruptions) {
            plan.framesPerSlot(context.data(), corruption, models);
        }
        context.progress().expect(corruptions.size() * (2 + variants.size() * plan.seedCount()));
        List<List<List<Run>>> runs = new ArrayList<>(); // by variant, corruption, seed
        variants.forEach(variant -> runs.add(new ArrayList<>()));
        double student = 0;
        double teacher = 0;
        for (String corruption : corruptions) {
            int best = models.bestResolution();
            student += context.correctness(Role.STUDENT, best, corruption).accuracy();
            teacher += context.correctness(Role.TEACHER, best, corruption).accuracy();
            for (int i = 0; i < variants.size(); i++) {
                runs.get(i).add(runs(variants.get(i), corruption));
            }
        }
        student /= corruptions.size();
        teacher /= corruptions.size();
        List<Outcome> outcomes = runs.stream().map(this::outcome).toList();
        return new Report(
                "ablation",
                headline(outcomes),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "Student alone %.2f %%, teacher alone %.2f %%, means over %d"
                                        + " corruptions.",
                                100 * student,
                                100 * teacher,
                                corruptions.size())),
                List.of(part(outcomes, student, teacher)),
                csv(outcomes),
                summary(outcomes, student, teacher),
                plan.told(context));
    }

    private List<Run> runs(Variant variant, String corruption) throws IOException {
        int frames = plan.framesPerSlot(context.data(), corruption, models);
        long slots = context.data().size(corruption) / frames;
        Profile profile = models.profile();
        Configuration options = new Configuration(plan.options());
        variant.options().forEach(options::setString);
        Protocol protocol =
                variant.paper() ? Protocol.paper(models) : ExperimentPlan.improved(models, options);
        List<Run> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            AllocationSchedule schedule =
                    AllocationSchedule.of(
                            variant.policy().create(profile, slots),
                            ExperimentPlan.paperCapacity(models, seed),
                            frames,
                            slots);
            runs.add(context.run(variant.name(), corruption, schedule, protocol, seed));
        }
        return runs;
    }

    private Outcome outcome(List<List<Run>> byCorruption) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < plan.seedCount(); i++) {
            int seed = i;
            means.add(Statistic.of(byCorruption, runs -> runs.get(seed).accuracy()).mean());
        }
        List<Run> all = byCorruption.stream().flatMap(List::stream).toList();
        return new Outcome(
                Statistic.of(means),
                all.stream().mapToDouble(Run::computeUsed).sum()
                        / all.stream().mapToDouble(Run::computeGiven).sum());
    }

    private String headline(List<Outcome> outcomes) {
        int best = 0;
        for (int i = 1; i < outcomes.size(); i++) {
            if (outcomes.get(i).accuracy().mean() > outcomes.get(best).accuracy().mean()) {
                best = i;
            }
        }
        return String.format(
                Locale.ROOT,
                "The job's retraining reaches %s %%; %s",
                outcomes.get(0).accuracy().percent(),
                best == 0
                        ? "no part of it could be changed for the better"
                        : variants.get(best).name()
                                + " would reach "
                                + outcomes.get(best).accuracy().percent()
                                + " %");
    }

    private Section part(List<Outcome> outcomes, double student, double teacher) {
        List<List<String>> rows = new ArrayList<>();
        double whole = outcomes.get(0).accuracy().mean();
        for (int i = 0; i < variants.size(); i++) {
            Statistic accuracy = outcomes.get(i).accuracy();
            rows.add(
                    List.of(
                            variants.get(i).name(),
                            accuracy.percent(),
                            i == 0 ? "" : signed(accuracy.mean() - whole),
                            percent(Published.gapClosed(student, accuracy.mean(), teacher)),
                            percent(outcomes.get(i).used())));
        }
        return new Section(
                "One part changed at a time, %",
                "Mean over corruptions on the same compute; difference to the job's retraining in"
                        + " points; share of the gap between student and teacher that is closed;"
                        + " share of the compute that was used.",
                List.of(out -> plot(outcomes, out)),
                List.of(
                        new Table(
                                List.of(
                                        "variant",
                                        "accuracy",
                                        "difference",
                                        "gap closed",
                                        "compute used"),
                                rows)));
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.2f", 100 * difference);
    }

    private void plot(List<Outcome> outcomes, Markup out) {
        List<Double> means = outcomes.stream().map(o -> o.accuracy().mean()).toList();
        new DotPlot(
                        "Accuracy of each variant",
                        1040,
                        ValueAxis.linear(
                                "accuracy",
                                means.stream().mapToDouble(v -> v).min().orElse(0),
                                means.stream().mapToDouble(v -> v).max().orElse(1),
                                value -> Quantities.plain(100 * value, 0) + " %"),
                        variants.stream().map(Variant::name).toList(),
                        List.of(
                                new DotPlot.Dots(
                                        "mean, standard deviation",
                                        0,
                                        means,
                                        outcomes.stream()
                                                .map(o -> o.accuracy().deviation())
                                                .toList())))
                .write(out);
    }

    private List<String> csv(List<Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        lines.add("variant,accuracy,standardDeviation,computeUsedShare");
        for (int i = 0; i < variants.size(); i++) {
            Double deviation = outcomes.get(i).accuracy().deviationOrNull();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%s,%.6f,%s,%.4f",
                            variants.get(i).name().replace(",", ""),
                            outcomes.get(i).accuracy().mean(),
                            deviation == null ? "" : deviation,
                            outcomes.get(i).used()));
        }
        return lines;
    }

    private Map<String, Object> summary(List<Outcome> outcomes, double student, double teacher) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "ablation");
        summary.put("seeds", plan.seeds());
        summary.put("studentMean", student);
        summary.put("teacherMean", teacher);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            Statistic accuracy = outcomes.get(i).accuracy();
            entry.put("variant", variants.get(i).name());
            entry.put("accuracy", accuracy.mean());
            entry.put("standardDeviation", accuracy.deviationOrNull());
            entry.put("gapClosed", Published.gapClosed(student, accuracy.mean(), teacher));
            entry.put("computeUsedShare", outcomes.get(i).used());
            entries.add(entry);
        }
        summary.put("variants", entries);
        return summary;
    }
}
