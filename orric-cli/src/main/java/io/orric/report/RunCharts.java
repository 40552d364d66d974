// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.compact;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Band;
import io.orric.chart.Mark;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.Series.Point;
import io.orric.chart.Series.Style;
import io.orric.chart.SlotChart;
import io.orric.chart.ValueAxis;
import io.orric.frames.SlotDecision;
import io.orric.playback.SiteRun;
import io.orric.playback.SlotResult;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The charts of a run. */
final class RunCharts {

    private static final double WIDTH = 1040;
    private static final double HALF = 508;

    private final RunStory story;
    private final List<SiteRun> sites;

    RunCharts(RunStory story) {
        this.story = story;
        this.sites = story.sites();
    }

    /** Slots that the thick accuracy line averages over, an odd number; 1 for no thick line. */
    int window() {
        long slots = story.lastSlot() - story.firstSlot() + 1;
        return slots < 12 ? 1 : (int) Math.min(51, 2 * Math.max(2, slots / 60) + 1);
    }

    SlotChart accuracy() {
        List<Series> series = new ArrayList<>();
        boolean smoothed = window() > 1;
        for (int i = 0; i < sites.size(); i++) {
            List<SlotResult> slots = sites.get(i).slots();
            if (smoothed) {
                series.add(new Series(null, i, Style.FAINT, points(slots, SlotResult::accuracy)));
            }
        }
        for (int i = 0; i < sites.size(); i++) {
            List<SlotResult> slots = sites.get(i).slots();
            series.add(new Series(name(i), i, Style.LINE, Smoothing.of(slots, window())));
        }
        ValueAxis axis =
                ValueAxis.over(
                        "accuracy",
                        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::value),
                        Quantities::wholePercent);
        return chart("Accuracy of each site in each slot", 300, axis, series, this::accuracies);
    }

    SlotChart resolution() {
        return steps(
                "Resolution chosen in each slot",
                "resolution, pixels",
                s -> s.decision().resolution());
    }

    SlotChart samplingRatio() {
        return steps(
                "Share of each slot's frames that was retrained on",
                "sampling ratio",
                s -> s.decision().samplingRatio());
    }

    private SlotChart steps(String label, String title, ToDoubleFunction<SlotResult> value) {
        List<Series> series = new ArrayList<>();
        TreeSet<Double> values = new TreeSet<>();
        for (int i = 0; i < sites.size(); i++) {
            series.add(new Series(name(i), i, Style.STEP, points(sites.get(i).slots(), value)));
            sites.get(i).slots().forEach(slot -> values.add(value.applyAsDouble(slot)));
        }
        return chart(
                label,
                170,
                ValueAxis.at(title, values, number -> plain(number, 2)),
                series,
                slot -> each(slot, s -> plain(value.applyAsDouble(s), 2)));
    }

    /** Capacity and use of each site, on one scale. */
    List<SlotChart> compute() {
        double most =
                sites.stream()
                        .flatMap(site -> site.slots().stream())
                        .mapToDouble(
                                s -> Math.max(s.decision().capacity(), s.decision().computeUsed()))
                        .max()
                        .orElse(1);
        List<SlotChart> charts = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            charts.add(compute(i, most));
        }
        return charts;
    }

    private SlotChart compute(int index, double most) {
        SiteRun site = sites.get(index);
        Map<Long, SlotResult> bySlot = bySlot(site);
        List<Mark> overloaded =
                site.slots().stream()
                        .map(SlotResult::decision)
                        .filter(SlotDecision::overloaded)
                        .map(
                                d ->
                                        new Mark(
                                                d.slot(),
                                                d.computeUsed(),
                                                Series.NEUTRAL,
                                                Mark.Shape.WARNING,
                                                "slot " + d.slot() + ": overloaded"))
                        .toList();
        return new SlotChart(
                "Compute given to and used by " + name(index) + " in each slot",
                sites.size() == 1 ? WIDTH : HALF,
                190,
                story.firstSlot(),
                story.lastSlot(),
                ValueAxis.linear(name(index), 0, most, Quantities::compact),
                story.drift(),
                List.of(
                        new Series(
                                "given",
                                Series.NEUTRAL,
                                Style.AREA,
                                points(site.slots(), s -> s.decision().capacity())),
                        new Series(
                                "used",
                                index,
                                Style.AREA,
                                points(site.slots(), s -> s.decision().computeUsed()))),
                overloaded,
                slot -> "slot " + slot + computeOf(bySlot.get(slot)));
    }

    private static String computeOf(SlotResult report) {
        if (report == null) {
            return "";
        }
        SlotDecision decision = report.decision();
        return String.format(
                ": %s used of %s (%s)",
                compact(decision.computeUsed()),
                compact(decision.capacity()),
                percent(decision.computeUsed() / decision.capacity()));
    }

    /** The version that served, with a mark where it changed. */
    SlotChart versions() {
        List<Series> series = new ArrayList<>();
        List<Mark> swaps = new ArrayList<>();
        double newest = 1;
        for (int i = 0; i < sites.size(); i++) {
            List<SlotResult> slots = sites.get(i).slots();
            series.add(new Series(name(i), i, Style.STEP, points(slots, RunCharts::version)));
            for (int s = 1; s < slots.size(); s++) {
                double before = version(slots.get(s - 1));
                double now = version(slots.get(s));
                if (now > before) {
                    long slot = slots.get(s).decision().slot();
                    String title = String.format(Locale.ROOT, "slot %d: v%.0f serves", slot, now);
                    swaps.add(new Mark(slot, now, i, Mark.Shape.DOT, name(i) + ", " + title));
                }
                newest = Double.isNaN(now) ? newest : Math.max(newest, now);
            }
        }
        SlotChart chart =
                chart(
                        "Version of the student that served each slot",
                        200,
                        ValueAxis.linear("version", 0, newest, v -> "v" + plain(v, 1)),
                        series,
                        slot -> each(slot, s -> "v" + s.modelVersion()));
        return chart.with(swaps);
    }

    /** Outcomes of retrainings, a chart for each site that had some. */
    List<SlotChart> outcomes() {
        List<SlotChart> charts = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            if (!sites.get(i).retrainings().isEmpty()) {
                charts.add(outcomes(i));
            }
        }
        return charts;
    }

    private SlotChart outcomes(int index) {
        List<RetrainingRecord> records = sites.get(index).retrainings();
        boolean failed = records.stream().anyMatch(r -> r.outcome() == Outcome.FAILED);
        List<Outcome> rows = new ArrayList<>(List.of(Outcome.values()));
        if (!failed) {
            rows.remove(Outcome.FAILED);
        }
        List<Mark> marks = new ArrayList<>();
        for (RetrainingRecord record : records) {
            if (record.slot() >= story.firstSlot() && record.slot() <= story.lastSlot()) {
                int row = -rows.indexOf(record.outcome());
                marks.add(new Mark(record.slot(), row, index, Mark.Shape.STROKE, describe(record)));
            }
        }
        List<String> names = rows.stream().map(o -> o.name().toLowerCase(Locale.ROOT)).toList();
        return chart(
                        "How the retrainings of " + name(index) + " ended",
                        46 + 24 * names.size() + (story.drift().isEmpty() ? 0 : 17),
                        ValueAxis.names("retrainings of " + name(index), names),
                        List.of(),
                        null)
                .with(marks);
    }

    /** A retraining in words. */
    static String describe(RetrainingRecord record) {
        String agreement =
                Double.isNaN(record.agreementBefore())
                        ? ""
                        : String.format(
                                ", agreement with the teacher %s → %s",
                                percent(record.agreementBefore()),
                                percent(record.agreementAfter()));
        String detail = record.detail().isEmpty() ? "" : " (" + record.detail() + ")";
        return String.format(
                "slot %d: %s%s%s",
                record.slot(), record.outcome().name().toLowerCase(Locale.ROOT), agreement, detail);
    }

    private SlotChart chart(
            String label,
            double height,
            ValueAxis axis,
            List<Series> series,
            LongFunction<String> tooltip) {
        List<Band> drift = story.drift();
        return new SlotChart(
                label,
                WIDTH,
                height,
                story.firstSlot(),
                story.lastSlot(),
                axis,
                drift,
                series,
                List.of(),
                tooltip);
    }

    private String accuracies(long slot) {
        return each(slot, s -> percent(s.accuracy()));
    }

    /** A line of each site for a slot. */
    private String each(long slot, Function<SlotResult, String> value) {
        return sites.stream()
                .flatMap(
                        site ->
                                site.slots().stream()
                                        .filter(s -> s.decision().slot() == slot)
                                        .map(s -> site.summary().site() + " " + value.apply(s)))
                .collect(Collectors.joining("\n", "slot " + slot + "\n", ""));
    }

    private static Map<Long, SlotResult> bySlot(SiteRun site) {
        Map<Long, SlotResult> bySlot = new HashMap<>();
        site.slots().forEach(slot -> bySlot.put(slot.decision().slot(), slot));
        return bySlot;
    }

    private String name(int index) {
        return sites.get(index).summary().site();
    }

    private static double version(SlotResult slot) {
        return slot.modelVersion() < 0 ? Double.NaN : slot.modelVersion();
    }

    private static List<Point> points(List<SlotResult> slots, ToDoubleFunction<SlotResult> value) {
        return slots.stream()
                .map(s -> new Point(s.decision().slot(), value.applyAsDouble(s)))
                .toList();
    }
}
