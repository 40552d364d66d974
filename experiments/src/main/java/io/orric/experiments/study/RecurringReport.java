// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.experiments.report.Column.PLAIN;
import static io.orric.experiments.study.Statistic.percent;

import io.orric.chart.Band;
import io.orric.chart.Element;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.SlotChart;
import io.orric.chart.ValueAxis;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Column;
import io.orric.experiments.report.Report;
import io.orric.experiments.report.Section;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Recurring.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reports the measurements of {@link Recurring}. */
final class RecurringReport {

    /**
     * A visit of a condition.
     *
     * @param number 1 for the first one of its condition
     * @param first index of its first slot, from 0
     * @param last index of its last slot
     */
    private record Visit(String condition, int number, int first, int last) {}

    /** The accuracy of a slot by one way, with one seed. */
    private record SlotAccuracy(Visit visit, Way way, int seed, int slot) {

        double value() {
            return way.accuracies().get(seed).get(slot);
        }
    }

    private final Recurring study;
    private final List<Way> ways;
    private final List<Visit> visits = new ArrayList<>();

    RecurringReport(Recurring study, List<Way> ways) {
        this.study = study;
        this.ways = ways;
        int slots = study.visits.slots();
        for (int number = 1; number <= study.visits.count(); number++) {
            for (String condition : study.conditions) {
                int first = visits.size() * slots;
                visits.add(new Visit(condition, number, first, first + slots - 1));
            }
        }
    }

    Report tell() {
        Table<Visit> table = new Table<>(columns(), visits, List.of(means()));
        return new Report(
                "recurring",
                headline(),
                List.of(used()),
                List.of(section(table)),
                bySlot(),
                summary(table),
                study.settings());
    }

    private String headline() {
        return ways.stream()
                .filter(way -> !way.runs().isEmpty())
                .map(
                        way ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %+.2f points",
                                        way.name(),
                                        -100 * lossAtReturn(way).mean()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "First slot of a condition that comes back, against its last slot"
                                        + " before: ",
                                ""));
    }

    private String used() {
        return ways.stream()
                .filter(way -> !way.runs().isEmpty())
                .map(
                        way ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %s %%",
                                        way.name(),
                                        percent(Experiment.usedShare(List.of(way.runs())))))
                .collect(
                        Collectors.joining(
                                ", ", "Compute used, in no slot more than was given: ", "."));
    }

    /** Accuracy that is lost from a condition's last slot to its first one when it comes back. */
    private Statistic lossAtReturn(Way way) {
        int perVisit = study.conditions.size();
        return Statistic.of(
                way.accuracies(),
                ofSeed ->
                        IntStream.range(perVisit, visits.size())
                                .mapToDouble(
                                        i ->
                                                ofSeed.get(visits.get(i - perVisit).last())
                                                        - ofSeed.get(visits.get(i).first()))
                                .average()
                                .orElse(Double.NaN));
    }

    private List<Column<Visit>> columns() {
        List<Column<Visit>> columns = new ArrayList<>();
        columns.add(Column.of("condition", PLAIN, Visit::condition, "condition", Visit::condition));
        columns.add(Column.of("visit", Visit::number, "visit", visit -> "" + visit.number()));
        for (Way way : ways) {
            columns.add(
                    Statistic.column(
                            way.field() + "First",
                            null,
                            "first: " + way.name(),
                            visit -> way.in(visit.first())));
        }
        for (Way way : ways) {
            columns.add(
                    Statistic.column(
                            way.field() + "Last",
                            null,
                            "last: " + way.name(),
                            visit -> way.in(visit.last())));
        }
        return columns;
    }

    private List<String> means() {
        List<String> means = new ArrayList<>(List.of("mean", ""));
        for (Way way : ways) {
            means.add(percent(mean(way, visits.stream().mapToInt(Visit::first))));
        }
        for (Way way : ways) {
            means.add(percent(mean(way, visits.stream().mapToInt(Visit::last))));
        }
        return means;
    }

    private static double mean(Way way, IntStream slots) {
        return slots.mapToDouble(slot -> way.in(slot).mean()).average().orElse(Double.NaN);
    }

    private Section section(Table<Visit> table) {
        return new Section(
                "Accuracy when conditions change, %",
                "Share of the frames that were classified correctly in the first slot after each"
                        + " change and in the last one before the next. Remembering: a student"
                        + " comes back with the condition that it was adapted to. Shaded: every"
                        + " other visit.",
                List.of(chart()),
                List.of(table));
    }

    private Element chart() {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < visits.size(); i += 2) {
            Visit visit = visits.get(i);
            bands.add(new Band(visit.first() + 1, visit.last() + 1, visit.condition()));
        }
        DoubleStream all =
                ways.stream().flatMapToDouble(way -> slots().mapToDouble(t -> way.in(t).mean()));
        ValueAxis axis = ValueAxis.over("accuracy", all, Quantities::wholePercent);
        return new SlotChart(
                        "Accuracy by slot",
                        1040,
                        340,
                        1,
                        study.slots(),
                        axis,
                        bands,
                        ways.stream().map(this::series).toList(),
                        List.of(),
                        slot -> tooltip((int) slot))
                .draw();
    }

    private IntStream slots() {
        return IntStream.range(0, study.slots());
    }

    private Series series(Way way) {
        List<Series.Point> points =
                slots().mapToObj(t -> new Series.Point(t + 1, way.in(t).mean())).toList();
        return new Series(way.name(), way.colour(), Series.Style.LINE, points);
    }

    private String tooltip(int slot) {
        Visit visit = visits.get((slot - 1) / study.visits.slots());
        return ways.stream()
                .map(way -> way.name() + ": " + percent(way.in(slot - 1).mean()) + " %")
                .collect(
                        Collectors.joining(
                                "\n", "slot " + slot + ", " + visit.condition() + "\n", ""));
    }

    private Table<SlotAccuracy> bySlot() {
        List<SlotAccuracy> all = new ArrayList<>();
        for (Way way : ways) {
            for (int seed = 0; seed < way.accuracies().size(); seed++) {
                int of = seed;
                for (Visit visit : visits) {
                    IntStream.rangeClosed(visit.first(), visit.last())
                            .forEach(t -> all.add(new SlotAccuracy(visit, way, of, t)));
                }
            }
        }
        return new Table<>(
                List.of(
                        Column.data("condition", row -> row.visit().condition()),
                        Column.data("visit", row -> row.visit().number()),
                        Column.data("way", row -> row.way().name()),
                        Column.data("seed", row -> study.plan.seeds().get(row.seed())),
                        Column.data("slot", row -> row.slot() + 1),
                        Column.data("accuracy", "%.6f", SlotAccuracy::value)),
                all);
    }

    private Map<String, Object> summary(Table<Visit> table) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "recurring");
        summary.put("conditions", study.conditions);
        summary.put("visits", study.visits.count());
        summary.put("slotsPerVisit", study.visits.slots());
        summary.put("framesPerSlot", study.plan.framesPerSlot());
        summary.put("severity", study.visits.severity());
        summary.put("seeds", study.plan.seeds());
        for (Way way : ways) {
            summary.put(way.field() + "Mean", mean(way, slots()));
            summary.put(way.field() + "LossAtReturn", lossAtReturn(way).mean());
        }
        for (Way way : ways) {
            if (!way.runs().isEmpty()) {
                summary.put(
                        way.field() + "ComputeUsedShare",
                        Experiment.usedShare(List.of(way.runs())));
                summary.put(
                        way.field() + "EscalatedShare",
                        Statistic.of(way.runs(), Run::escalated).mean());
            }
        }
        summary.put("changes", table.json());
        return summary;
    }
}
