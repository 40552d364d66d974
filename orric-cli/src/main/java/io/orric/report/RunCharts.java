// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.compact;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        if (window() > 1) {
            series.addAll(
                    each(i -> new Series(null, i, Style.FAINT, points(i, SlotResult::accuracy))));
        }
        series.addAll(each(i -> new Series(name(i), i, Style.LINE, smoothed(i))));
        ValueAxis axis =
                ValueAxis.over(
                        "accuracy",
                        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::value),
                        Quantities::wholePercent);
        return chart(
                "Accuracy of each site in each slot",
                300,
                axis,
                series,
                slot -> tooltip(slot, s -> percent(s.accuracy())));
    }

    /**
     * Accuracy over several slots at once: a slot of a hundred frames alone is mostly chance. At
     * both ends fewer slots are taken together.
     */
    private List<Point> smoothed(int site) {
        List<SlotResult> slots = sites.get(site).slots();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            long labelled = 0;
            long correct = 0;
            int reach = Math.min(window() / 2, Math.min(i, slots.size() - 1 - i));
            for (SlotResult slot : slots.subList(i - reach, i + reach + 1)) {
                labelled += slot.labelled();
                correct += slot.correct();
            }
            points.add(new Point(slots.get(i).decision().slot(), (double) correct / labelled));
        }
        return points;
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

    SlotChart escalated() {
        return steps(
                "Share of each slot's frames that the teacher was asked about too",
                "teacher asked",
                SlotResult::escalated);
    }

    private SlotChart steps(String label, String title, ToDoubleFunction<SlotResult> value) {
        List<Double> values = slots().map(value::applyAsDouble).toList();
        return chart(
                label,
                170,
                ValueAxis.at(title, values, number -> plain(number, 2)),
                steps(value),
                slot -> tooltip(slot, s -> plain(value.applyAsDouble(s), 2)));
    }

    private List<Series> steps(ToDoubleFunction<SlotResult> value) {
        return each(i -> new Series(name(i), i, Style.STEP, points(i, value)));
    }

    /** Capacity and use of each site, on one scale. */
    List<SlotChart> compute() {
        double most =
                slots().map(SlotResult::decision)
                        .mapToDouble(d -> Math.max(d.capacity(), d.computeUsed()))
                        .max()
                        .orElse(1);
        return each(i -> compute(i, most));
    }

    private SlotChart compute(int index, double most) {
        Map<Long, SlotDecision> bySlot = new TreeMap<>();
        sites.get(index).slots().forEach(s -> bySlot.put(s.decision().slot(), s.decision()));
        List<Mark> overloaded =
                bySlot.values().stream()
                        .filter(SlotDecision::overloaded)
                        .map(RunCharts::warning)
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
                        area("given", Series.NEUTRAL, bySlot, SlotDecision::capacity),
                        area("used", index, bySlot, SlotDecision::computeUsed)),
                overloaded,
                slot -> "slot " + slot + computeOf(bySlot.get(slot)));
    }

    private static Mark warning(SlotDecision decision) {
        String title = "slot " + decision.slot() + ": overloaded";
        double top = decision.computeUsed();
        return new Mark(decision.slot(), top, Series.NEUTRAL, Mark.Shape.WARNING, title);
    }

    private static Series area(
            String name,
            int colour,
            Map<Long, SlotDecision> bySlot,
            ToDoubleFunction<SlotDecision> value) {
        List<Point> points =
                bySlot.values().stream()
                        .map(d -> new Point(d.slot(), value.applyAsDouble(d)))
                        .toList();
        return new Series(name, colour, Style.AREA, points);
    }

    private static String computeOf(SlotDecision decision) {
        if (decision == null) {
            return "";
        }
        return String.format(
                ": %s used of %s (%s)",
                compact(decision.computeUsed()),
                compact(decision.capacity()),
                percent(decision.computeUsed() / decision.capacity()));
    }

    /** The version that served, with a mark where it changed. */
    SlotChart versions() {
        List<Mark> swaps = new ArrayList<>();
        double newest = 1;
        for (int i = 0; i < sites.size(); i++) {
            List<SlotResult> slots = sites.get(i).slots();
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
                        steps(RunCharts::version),
                        slot -> tooltip(slot, s -> "v" + s.modelVersion()));
        return chart.with(swaps);
    }

    /** Outcomes of retrainings, a chart for each site that had some. */
    List<SlotChart> outcomes() {
        return IntStream.range(0, sites.size())
                .filter(i -> !sites.get(i).retrainings().isEmpty())
                .mapToObj(this::outcomes)
                .toList();
    }

    private SlotChart outcomes(int index) {
        List<RetrainingRecord> records = sites.get(index).retrainings();
        List<Outcome> rows = new ArrayList<>(List.of(Outcome.values()));
        if (records.stream().noneMatch(r -> r.outcome() == Outcome.FAILED)) {
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
        String measured = agreement(record);
        String agreement = measured.isEmpty() ? "" : ", agreement with the teacher " + measured;
        String detail = record.detail().isEmpty() ? "" : " (" + record.detail() + ")";
        return String.format(
                "slot %d: %s%s%s",
                record.slot(), record.outcome().name().toLowerCase(Locale.ROOT), agreement, detail);
    }

    /** Agreement with the teacher before and after; empty if it was not measured. */
    static String agreement(RetrainingRecord record) {
        return Double.isNaN(record.agreementBefore())
                ? ""
                : percent(record.agreementBefore()) + " → " + percent(record.agreementAfter());
    }

    private SlotChart chart(
            String label,
            double height,
            ValueAxis axis,
            List<Series> series,
            LongFunction<String> tooltip) {
        return new SlotChart(
                label,
                WIDTH,
                height,
                story.firstSlot(),
                story.lastSlot(),
                axis,
                story.drift(),
                series,
                List.of(),
                tooltip);
    }

    /** A line of each site for a slot. */
    private String tooltip(long slot, Function<SlotResult, String> value) {
        return sites.stream()
                .flatMap(
                        site ->
                                site.slots().stream()
                                        .filter(s -> s.decision().slot() == slot)
                                        .map(s -> site.summary().site() + " " + value.apply(s)))
                .collect(Collectors.joining("\n", "slot " + slot + "\n", ""));
    }

    /** One thing for each site, by its index. */
    private <T> List<T> each(IntFunction<T> make) {
        return IntStream.range(0, sites.size()).mapToObj(make).toList();
    }

    private Stream<SlotResult> slots() {
        return sites.stream().flatMap(site -> site.slots().stream());
    }

    private String name(int index) {
        return sites.get(index).summary().site();
    }

    private static double version(SlotResult slot) {
        return slot.modelVersion() < 0 ? Double.NaN : slot.modelVersion();
    }

    private List<Point> points(int site, ToDoubleFunction<SlotResult> value) {
        return sites.get(site).slots().stream()
                .map(s -> new Point(s.decision().slot(), value.applyAsDouble(s)))
                .toList();
    }
}
