// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.study.Statistic.percent;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.chart.Band;
import io.orric.chart.DotPlot;
import io.orric.chart.Element;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.SlotChart;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.Correctness;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Column;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fig. 3 of the paper: accuracy slot by slot under one corruption of student, teacher and ORRIC,
 * and what each costs.
 */
public final class Fig3 extends Experiment {

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

    /** The accuracy of a slot. */
    private record SlotAccuracy(Way way, int slot) {

        double value() {
            return way.accuracies().get(slot - 1);
        }
    }

    private static final List<Column<Way>> COLUMNS =
            List.of(
                    Column.of("name", Way::name, "", Way::name),
                    Statistic.column("accuracy", null, "accuracy, %", Way::accuracy),
                    Column.json("standardDeviation", way -> way.accuracy().deviation()),
                    Column.of(
                            "costPerFrame",
                            Way::cost,
                            "cost a frame",
                            way -> Quantities.compact(way.cost())),
                    Column.of(
                            "millisPerFrame",
                            Way::millis,
                            "ms a frame",
                            way -> Quantities.plain(way.millis(), 2)),
                    Column.json("accuracyBySlot", Way::accuracies));

    private final String corruption;
    private final int frames;
    private final int slots;

    private Fig3(ExperimentContext context, ExperimentPlan plan) throws IOException {
        super(context, plan);
        this.corruption = context.data().corruptions().get(0);
        this.frames = framesPerSlot(corruption);
        this.slots = slots(corruption);
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
        Profile seen = models.profileUnder(corruption);
        List<Way> ways =
                List.of(
                        alone(Role.STUDENT, Series.NEUTRAL, models.space().bestStudent().cost()),
                        orric("ORRIC, paper", 1, seen, Protocol.paper(models)),
                        orric("ORRIC, improved", 0, models.profile(), retraining()),
                        alone(Role.TEACHER, 2, models.space().teacherFrameCost()));
        Table<Way> comparison = new Table<>(COLUMNS, ways);
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
                List.of(bySlot(ways), comparison(ways, comparison)),
                slots(ways),
                summary(comparison),
                settings());
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
        List<Run> runs =
                onPaperCompute(name, corruption, PolicyName.ORRIC::create, profile, protocol);
        return new Way(
                name,
                colour,
                IntStream.range(0, slots).mapToObj(t -> accuracy(runs, t)).toList(),
                Statistic.of(runs, Run::accuracy),
                Statistic.of(runs, run -> run.computeUsed() / run.frames()).mean(),
                Statistic.of(runs, Run::millisPerFrame).mean());
    }

    private static double accuracy(List<Run> runs, int slot) {
        return Statistic.of(runs, run -> run.outcomes().get(slot).accuracy()).mean();
    }

    private Section bySlot(List<Way> ways) {
        return new Section(
                "Accuracy by slot, " + corruption,
                "Share of each slot's frames that were classified correctly, before the slot's"
                        + " retraining. Shaded: severities.",
                List.of(chart(ways)),
                List.of());
    }

    private Element chart(List<Way> ways) {
        List<Band> bands = new ArrayList<>();
        for (int severity = 1; severity <= CorruptionFolder.SEVERITIES; severity += 2) {
            int from = (severity - 1) * slots / CorruptionFolder.SEVERITIES + 1;
            int to = severity * slots / CorruptionFolder.SEVERITIES;
            if (from <= to) {
                bands.add(new Band(from, to, "severity " + severity));
            }
        }
        DoubleStream accuracies =
                ways.stream().flatMap(way -> way.accuracies().stream()).mapToDouble(v -> v);
        ValueAxis axis = ValueAxis.over("accuracy", accuracies, Quantities::wholePercent);
        return new SlotChart(
                        "Accuracy by slot",
                        1040,
                        340,
                        1,
                        slots,
                        axis,
                        bands,
                        ways.stream().map(Fig3::series).toList(),
                        List.of(),
                        slot -> tooltip(ways, slot))
                .draw();
    }

    private static Series series(Way way) {
        List<Series.Point> points = new ArrayList<>();
        for (int t = 0; t < way.accuracies().size(); t++) {
            points.add(new Series.Point(t + 1, way.accuracies().get(t)));
        }
        return new Series(way.name(), way.colour(), Series.Style.LINE, points);
    }

    private static String tooltip(List<Way> ways, long slot) {
        return ways.stream()
                .map(
                        way ->
                                way.name()
                                        + ": "
                                        + percent(way.accuracies().get((int) slot - 1))
                                        + " %")
                .collect(Collectors.joining("\n", "slot " + slot + "\n", ""));
    }

    private Section comparison(List<Way> ways, Table<Way> table) {
        return new Section(
                "Accuracy, cost and latency, " + corruption,
                "Cost is the profile's, every pass through either model included. Time is this"
                        + " machine's: of ORRIC, inference and retraining together.",
                List.of(
                        dots(ways, "accuracy, %", way -> 100 * way.accuracy().mean()),
                        dots(ways, "cost a frame", Way::cost),
                        dots(ways, "milliseconds a frame", Way::millis)),
                List.of(table));
    }

    private static Element dots(List<Way> ways, String title, Function<Way, Double> value) {
        List<Double> values = ways.stream().map(value).toList();
        double most = values.stream().mapToDouble(v -> v).max().orElse(1);
        return new DotPlot(
                        title,
                        ValueAxis.linear(title, 0, most, Quantities::compact),
                        ways.stream().map(Way::name).toList(),
                        List.of(DotPlot.Dots.of(null, 0, values)))
                .draw();
    }

    private Table<SlotAccuracy> slots(List<Way> ways) {
        List<SlotAccuracy> accuracies = new ArrayList<>();
        for (Way way : ways) {
            for (int slot = 1; slot <= slots; slot++) {
                accuracies.add(new SlotAccuracy(way, slot));
            }
        }
        return new Table<>(
                List.of(
                        Column.data("corruption", accuracy -> corruption),
                        Column.data("way", accuracy -> accuracy.way().name()),
                        Column.data("slot", SlotAccuracy::slot),
                        Column.data("accuracy", "%.6f", SlotAccuracy::value)),
                accuracies);
    }

    private Map<String, Object> summary(Table<Way> ways) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "fig3");
        summary.put("corruption", corruption);
        summary.put("framesPerSlot", frames);
        summary.put("seeds", plan.seeds());
        summary.put("ways", ways.json());
        return summary;
    }
}
