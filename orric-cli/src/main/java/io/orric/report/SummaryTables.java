// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.compact;
import static io.orric.chart.Quantities.count;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Band;
import io.orric.chart.Markup;
import io.orric.frames.SlotDecision;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotReport;
import io.orric.registry.RetrainingRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The figures of a run. */
final class SummaryTables {

    private record Row(SiteRun site, SlotReport slot) {}

    private final RunStory story;

    SummaryTables(RunStory story) {
        this.story = story;
    }

    /** A column for each site, so that they compare side by side. */
    void summary(Markup out) {
        out.open("table").open("thead").open("tr").leaf("th", "");
        story.sites().forEach(site -> siteName(out, "th", site.summary().site()));
        out.close().close().open("tbody");
        row(out, "policy", SiteSummary::policy);
        row(out, "accuracy", s -> percent(s.accuracy()));
        row(out, "agreement with the teacher", s -> percent(s.agreement()));
        row(out, "slots", s -> count(s.slots()));
        row(out, "of these overloaded", s -> count(s.overloadedSlots()));
        row(out, "frames", s -> count(s.framesIn()));
        row(out, "predictions", s -> count(s.predictions()));
        row(out, "dead letters", s -> count(s.deadLetters()));
        row(out, "late frames", s -> count(s.lateFrames()));
        row(out, "mean resolution, pixels", s -> plain(s.meanResolution(), 1));
        row(out, "mean sampling ratio", s -> plain(s.meanSamplingRatio(), 3));
        row(out, "compute used", s -> compact(s.computeUsed()));
        row(out, "compute given", s -> compact(s.computeGiven()));
        row(out, "share used", s -> percent(s.computeUsed() / s.computeGiven()));
        row(out, "student replaced", s -> count(s.modelSwaps()));
        row(out, "trained students discarded", s -> count(s.modelsDiscarded()));
        out.close().close();
    }

    private void row(Markup out, String name, Function<SiteSummary, String> value) {
        out.open("tr").leaf("th", name, "scope", "row");
        story.sites().forEach(site -> out.leaf("td", value.apply(site.summary())));
        out.close();
    }

    /** Accuracy of each site in each drift episode, and outside of them all. */
    void drift(Markup out) {
        out.open("table").open("thead").open("tr").leaf("th", "accuracy").leaf("th", "slots");
        story.sites().forEach(site -> siteName(out, "th", site.summary().site()));
        out.close().close().open("tbody");
        for (Band band : story.drift()) {
            out.open("tr").leaf("th", band.label(), "scope", "row");
            out.leaf("td", band.from() + "–" + band.to());
            for (SiteRun site : story.sites()) {
                out.leaf("td", percent(accuracy(site, List.of(band), true)));
            }
            out.close();
        }
        out.open("tr").leaf("th", "no drift", "scope", "row").leaf("td", "the others");
        for (SiteRun site : story.sites()) {
            out.leaf("td", percent(accuracy(site, story.drift(), false)));
        }
        out.close().close().close();
    }

    private static double accuracy(SiteRun site, List<Band> bands, boolean within) {
        long labelled = 0;
        long correct = 0;
        for (SlotReport slot : site.slots()) {
            long t = slot.decision().slot();
            if (bands.stream().anyMatch(b -> b.from() <= t && t <= b.to()) == within) {
                labelled += slot.labelled();
                correct += slot.correct();
            }
        }
        return (double) correct / labelled;
    }

    /** A row for each slot of each site. */
    void slots(Markup out) {
        out.open("table", "class", "slots").open("thead").open("tr");
        for (String title :
                List.of(
                        "slot",
                        "site",
                        "frames",
                        "capacity",
                        "used",
                        "ratio",
                        "resolution",
                        "accuracy",
                        "model",
                        "retraining",
                        "agreement")) {
            out.leaf("th", title);
        }
        out.close().close().open("tbody");
        Map<SiteRun, Map<Long, RetrainingRecord>> retrainings = new HashMap<>();
        story.sites().forEach(site -> retrainings.put(site, retrainingsBySlot(site)));
        story.sites().stream()
                .flatMap(site -> site.slots().stream().map(slot -> new Row(site, slot)))
                .sorted(Comparator.comparingLong(row -> row.slot().decision().slot()))
                .forEach(
                        row ->
                                slot(
                                        out,
                                        row.slot(),
                                        retrainings
                                                .get(row.site())
                                                .get(row.slot().decision().slot())));
        out.close().close();
    }

    private void slot(Markup out, SlotReport report, RetrainingRecord retraining) {
        SlotDecision decision = report.decision();
        out.open("tr").leaf("td", Long.toString(decision.slot()));
        siteName(out, "td", decision.site());
        out.leaf("td", count(decision.frames()));
        out.leaf("td", compact(decision.capacity()) + (decision.overloaded() ? " ▲" : ""));
        out.leaf("td", percent(decision.computeUsed() / decision.capacity()));
        out.leaf("td", plain(decision.samplingRatio(), 2));
        out.leaf("td", Integer.toString(decision.resolution()));
        out.leaf("td", percent(report.accuracy()));
        out.leaf("td", report.modelVersion() < 0 ? "–" : "v" + report.modelVersion());
        out.leaf("td", retraining == null ? "" : outcome(retraining));
        out.leaf("td", retraining == null ? "" : agreement(retraining));
        out.close();
    }

    private static String outcome(RetrainingRecord retraining) {
        String outcome = retraining.outcome().name().toLowerCase(Locale.ROOT);
        return retraining.outcome() == RetrainingRecord.Outcome.PUBLISHED
                ? outcome + " v" + retraining.version()
                : outcome;
    }

    private static String agreement(RetrainingRecord retraining) {
        return Double.isNaN(retraining.agreementBefore())
                ? ""
                : percent(retraining.agreementBefore())
                        + " → "
                        + percent(retraining.agreementAfter());
    }

    private static Map<Long, RetrainingRecord> retrainingsBySlot(SiteRun site) {
        Map<Long, RetrainingRecord> bySlot = new HashMap<>();
        site.retrainings().forEach(record -> bySlot.put(record.slot(), record));
        return bySlot;
    }

    private void siteName(Markup out, String cell, String site) {
        out.open(cell, "class", "site").raw(Page.swatch(story.colourOf(site)));
        out.text(Objects.requireNonNull(site)).close();
    }
}
