// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.chart.Band;
import io.orric.chart.DotPlot;
import io.orric.chart.Markup;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.SlotChart;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.Correctness;
import io.orric.experiments.loop.CorruptionFolder;
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
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Fig. 3 of the paper: accuracy slot by slot under one corruption of student, teacher and ORRIC,
 * and what each costs.
 */
public final class Fig3 {

    /**
     * One way to serve the stream.
     *
     * @param accuracies of each slot, mean over seeds
     * @param accuracy of all frames
     * @param cost of a frame, in the profile's unit
     * @param millis a frame takes on this machine
     */
    private record Way(
            String name,
            int colour,
            List<Double> accuracies,
            Statistic accuracy,
            double cost,
            double millis) {}

    private final ExperimentContext context;
    private final ModelFolder models;
    private final ExperimentPlan plan;
    private final String corruption;
    private final int frames;
    private final long slots;

    private Fig3(ExperimentContext context, ExperimentPlan plan) throws IOException {
        this.context = context;
        this.models = context.models();
        this.plan = plan;
        this.corruption = context.data().corruptions().get(0);
        this.frames = plan.framesPerSlot(context.data(), corruption, models);
        this.slots = context.data().size(corruption) / frames;
    }

    /**
     * Draws the figure for the first corruption of the data.
     *
     * @throws IOException if frames cannot be read or a model fails
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return new Fig3(context, plan).tell();
    }

    private Report tell() throws IOException {
        context.progress().expect(2 + 2 * plan.seedCount());
        List<Way> ways =
                List.of(
                        alone(Role.STUDENT, Series.NEUTRAL, models.space().bestInference().cost()),
                        orric(
                                "ORRIC, paper",
                                1,
                                models.profileUnder(corruption),
                                Protocol.paper(models)),
                        orric("ORRIC, improved", 0, models.profile(), plan.improved(models)),
                        alone(Role.TEACHER, 2, models.space().teacherFrameCost()));
        return new Report(
                "fig3",
                String.format(
                        Locale.ROOT,
                        "%s, %d slots of %d frames: student %s %%, ORRIC %s %%, teacher %s %%",
                        corruption,
                        slots,
                        frames,
                        percent(ways.get(0).accuracy().mean()),
                        percent(ways.get(2).accuracy().mean()),
                        percent(ways.get(3).accuracy().mean())),
                List.of(),
                List.of(bySlot(ways), comparison(ways)),
                csv(ways),
                summary(ways),
                plan.told(context));
    }

    private Way alone(Role role, int colour, double cost) throws IOException {
        int best = models.bestResolution();
        Correctness correctness = context.correctness(role, best, corruption);
        List<Double> accuracies = new ArrayList<>();
        int correct = 0;
        for (int t = 0; t < slots; t++) {
            int inSlot = correctness.correct(t * frames, (t + 1) * frames);
            correct += inSlot;
            accuracies.add((double) inSlot / frames);
        }
        return new Way(
                role + " alone",
                colour,
                accuracies,
                new Statistic((double) correct / (slots * frames), Double.NaN),
                cost,
                context.millisPerFrame(role, best).median());
    }

    private Way orric(String name, int colour, Profile profile, Protocol protocol)
            throws IOException {
        List<Run> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            AllocationSchedule schedule =
                    AllocationSchedule.of(
                            PolicyName.ORRIC.create(profile, slots),
                            ExperimentPlan.paperCapacity(models, seed),
                            frames,
                            slots);
            runs.add(context.run(name, corruption, schedule, protocol, seed));
        }
        return new Way(
                name,
                colour,
                IntStream.range(0, (int) slots)
                        .mapToObj(
                                t -> Statistic.of(runs, r -> r.outcomes().get(t).accuracy()).mean())
                        .toList(),
                Statistic.of(runs, Run::accuracy),
                Statistic.of(runs, run -> run.computeUsed() / run.frames()).mean(),
                Statistic.of(runs, Run::millisPerFrame).mean());
    }

    private Section bySlot(List<Way> ways) {
        return new Section(
                "Accuracy by slot, " + corruption,
                "Share of each slot's frames that were inferred correctly, before the slot's"
                        + " retraining. Shaded: severities.",
                List.of(out -> chart(ways, out)),
                List.of());
    }

    private void chart(List<Way> ways, Markup out) {
        List<Band> bands = new ArrayList<>();
        for (int severity = 1; severity <= CorruptionFolder.SEVERITIES; severity += 2) {
            long from = (severity - 1) * slots / CorruptionFolder.SEVERITIES + 1;
            long to = severity * slots / CorruptionFolder.SEVERITIES;
            if (from <= to) {
                bands.add(new Band(from, to, "severity " + severity));
            }
        }
        List<Double> all = ways.stream().flatMap(way -> way.accuracies().stream()).toList();
        new SlotChart(
                        "Accuracy by slot",
                        1040,
                        340,
                        1,
                        slots,
                        axis("accuracy", all, value -> Quantities.plain(100 * value, 0) + " %"),
                        bands,
                        ways.stream().map(Fig3::series).toList(),
                        List.of(),
                        slot -> tooltip(ways, slot))
                .write(out);
    }

    private static Series series(Way way) {
        List<Series.Point> points = new ArrayList<>();
        for (int t = 0; t < way.accuracies().size(); t++) {
            points.add(new Series.Point(t + 1, way.accuracies().get(t)));
        }
        return new Series(way.name(), way.colour(), Series.Style.LINE, points);
    }

    private static String tooltip(List<Way> ways, long slot) {
        StringBuilder text = new StringBuilder("slot " + slot);
        for (Way way : ways) {
            text.append('\n').append(way.name()).append(": ");
            text.append(percent(way.accuracies().get((int) slot - 1))).append(" %");
        }
        return text.toString();
    }

    private static ValueAxis axis(String title, List<Double> values, DoubleFunction<String> label) {
        return ValueAxis.linear(
                title,
                values.stream().mapToDouble(v -> v).min().orElse(0),
                values.stream().mapToDouble(v -> v).max().orElse(1),
                label);
    }

    private Section comparison(List<Way> ways) {
        List<Consumer<Markup>> figures =
                List.of(
                        out ->
                                dots(
                                        ways,
                                        "accuracy, %",
                                        ways.stream().map(w -> 100 * w.accuracy().mean()).toList(),
                                        out),
                        out ->
                                dots(
                                        ways,
                                        "cost a frame",
                                        ways.stream().map(Way::cost).toList(),
                                        out),
                        out ->
                                dots(
                                        ways,
                                        "milliseconds a frame",
                                        ways.stream().map(Way::millis).toList(),
                                        out));
        List<List<String>> rows = new ArrayList<>();
        for (Way way : ways) {
            rows.add(
                    List.of(
                            way.name(),
                            way.accuracy().percent(),
                            Quantities.compact(way.cost()),
                            Quantities.plain(way.millis(), 2)));
        }
        return new Section(
                "Accuracy, cost and latency, " + corruption,
                "Cost is the profile's, every pass through either model included. Time is this"
                        + " machine's: of ORRIC, inference and retraining together.",
                figures,
                List.of(new Table(List.of("", "accuracy, %", "cost a frame", "ms a frame"), rows)));
    }

    private static void dots(List<Way> ways, String title, List<Double> values, Markup out) {
        new DotPlot(
                        title,
                        1040,
                        ValueAxis.linear(
                                title,
                                0,
                                values.stream().mapToDouble(v -> v).max().orElse(1),
                                Quantities::compact),
                        ways.stream().map(Way::name).toList(),
                        List.of(DotPlot.Dots.plain(null, 0, values)))
                .write(out);
    }

    private List<String> csv(List<Way> ways) {
        List<String> lines = new ArrayList<>(List.of("corruption,way,slot,accuracy"));
        for (Way way : ways) {
            for (int t = 0; t < way.accuracies().size(); t++) {
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%s,%d,%.6f",
                                corruption,
                                way.name().replace(",", ""),
                                t + 1,
                                way.accuracies().get(t)));
            }
        }
        return lines;
    }

    private Map<String, Object> summary(List<Way> ways) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "fig3");
        summary.put("corruption", corruption);
        summary.put("framesPerSlot", frames);
        summary.put("seeds", plan.seeds());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Way way : ways) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", way.name());
            entry.put("accuracy", way.accuracy().mean());
            entry.put("standardDeviation", way.accuracy().deviationOrNull());
            entry.put("costPerFrame", way.cost());
            entry.put("millisPerFrame", way.millis());
            entry.put("accuracyBySlot", way.accuracies());
            entries.add(entry);
        }
        summary.put("ways", entries);
        return summary;
    }
}
