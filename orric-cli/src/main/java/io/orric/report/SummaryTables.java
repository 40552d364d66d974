// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Element.element;
import static io.orric.chart.Quantities.compact;
import static io.orric.chart.Quantities.count;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Band;
import io.orric.chart.Element;
import io.orric.frames.SlotDecision;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotResult;
import io.orric.registry.RetrainingRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a run: sites side by side, drift, and every slot. */
final class SummaryTables {

    /** A slot of a site and its retraining, null if there was none. */
    private record Row(SlotResult slot, RetrainingRecord retraining) {}

    private final RunStory story;

    SummaryTables(RunStory story) {
        this.story = story;
    }

    /** A column for each site, so that they compare side by side. */
    Element summary() {
        Stream<Element> rows =
                Stream.of(
                        row("policy", SiteSummary::policy),
                        row("accuracy", s -> percent(s.accuracy())),
                        row("agreement with the teacher", s -> percent(s.agreement())),
                        row("slots", s -> count(s.slots())),
                        row("of these overloaded", s -> count(s.overloadedSlots())),
                        row("frames", s -> count(s.framesIn())),
                        row("predictions", s -> count(s.predictions())),
                        row("dead letters", s -> count(s.deadLetters())),
                        row("late frames", s -> count(s.lateFrames())),
                        row("mean resolution, pixels", s -> plain(s.meanResolution(), 1)),
                        row("mean sampling ratio", s -> plain(s.meanSamplingRatio(), 3)),
                        row("teacher asked too", s -> percent(s.escalated())),
                        row("compute used", s -> compact(s.computeUsed())),
                        row("compute given", s -> compact(s.computeGiven())),
                        row(
                                "compute measured, s of a core",
                                s -> String.format(Locale.ROOT, "%.1f", s.computeMeasured() / 1e3)),
                        row("share used", s -> percent(s.computeUsed() / s.computeGiven())),
                        row("student replaced", s -> count(s.modelSwaps())),
                        row("trained students discarded", s -> count(s.modelsDiscarded())));
        return HtmlPage.table("table", Stream.concat(Stream.of(element("th")), names()), rows);
    }

    private Element row(String name, Function<SiteSummary, String> value) {
        return heading(name).add(cells(site -> value.apply(site.summary())));
    }

    /** Accuracy of each site in each drift episode, and outside of them all. */
    Element drift() {
        Stream<Element> header =
                Stream.concat(
                        Stream.of(element("th", "accuracy"), element("th", "slots")), names());
        Stream<Element> episodes =
                story.drift().stream()
                        .map(b -> drift(b.label(), b.from() + "–" + b.to(), List.of(b), true));
        Element rest = drift("no drift", "the others", story.drift(), false);
        return HtmlPage.table("table", header, Stream.concat(episodes, Stream.of(rest)));
    }

    private Element drift(String name, String slots, List<Band> bands, boolean within) {
        return heading(name)
                .add(element("td", slots))
                .add(cells(site -> percent(accuracy(site, bands, within))));
    }

    private Stream<Element> names() {
        return story.sites().stream().map(site -> name("th", site.summary().site()));
    }

    private Stream<Element> cells(Function<SiteRun, String> value) {
        return story.sites().stream().map(site -> element("td", value.apply(site)));
    }

    private static Element heading(String name) {
        return element("tr").add(element("th", name).attr("scope", "row"));
    }

    private static double accuracy(SiteRun site, List<Band> bands, boolean within) {
        long labelled = 0;
        long correct = 0;
        for (SlotResult slot : site.slots()) {
            long t = slot.decision().slot();
            if (bands.stream().anyMatch(b -> b.from() <= t && t <= b.to()) == within) {
                labelled += slot.labelled();
                correct += slot.correct();
            }
        }
        return (double) correct / labelled;
    }

    /** A row for each slot of each site. */
    Element slots() {
        String titles =
                "slot site frames capacity used ratio resolution asked accuracy model retraining agreement";
        Stream<Element> header = Stream.of(titles.split(" ")).map(title -> element("th", title));
        Stream<Row> rows =
                story.sites().stream()
                        .flatMap(SummaryTables::rows)
                        .sorted(Comparator.comparingLong(row -> row.slot().decision().slot()));
        return HtmlPage.table("table.slots", header, rows.map(this::draw));
    }

    private static Stream<Row> rows(SiteRun site) {
        Map<Long, RetrainingRecord> retrainings = new HashMap<>();
        site.retrainings().forEach(record -> retrainings.put(record.slot(), record));
        return site.slots().stream()
                .map(slot -> new Row(slot, retrainings.get(slot.decision().slot())));
    }

    private Element draw(Row row) {
        SlotResult report = row.slot();
        SlotDecision decision = report.decision();
        RetrainingRecord retraining = row.retraining();
        long model = report.modelVersion();
        String overload = decision.overloaded() ? " ▲" : "";
        return element("tr")
                .add(element("td", Long.toString(decision.slot())), name("td", decision.site()))
                .add(
                        Stream.of(
                                        count(decision.frames()),
                                        compact(decision.capacity()) + overload,
                                        percent(decision.computeUsed() / decision.capacity()),
                                        plain(decision.samplingRatio(), 2),
                                        Integer.toString(decision.resolution()),
                                        percent(report.escalated()),
                                        percent(report.accuracy()),
                                        model < 0 ? "–" : "v" + model,
                                        retraining == null ? "" : outcome(retraining),
                                        retraining == null ? "" : RunCharts.agreement(retraining))
                                .map(cell -> element("td", cell)));
    }

    private static String outcome(RetrainingRecord retraining) {
        String outcome = retraining.outcome().name().toLowerCase(Locale.ROOT);
        return retraining.outcome() == RetrainingRecord.Outcome.PUBLISHED
                ? outcome + " v" + retraining.version()
                : outcome;
    }

    private Element name(String cell, String site) {
        return element(cell + ".site").add(Page.swatch(story.colourOf(site))).text(site);
    }
}
