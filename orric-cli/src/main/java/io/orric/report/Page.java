// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Element.element;
import static io.orric.chart.Quantities.count;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Element;
import io.orric.chart.Series;
import io.orric.chart.SlotChart;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;
import java.util.List;
import java.util.stream.Stream;

/** A run's report as one HTML file that loads nothing and runs no script. */
public final class Page {

    private final RunStory story;
    private final RunCharts charts;
    private final SummaryTables tables;

    private Page(RunStory story) {
        this.story = story;
        this.charts = new RunCharts(story);
        this.tables = new SummaryTables(story);
    }

    /** The whole file; it is well-formed XML too. */
    public static String of(RunStory story) {
        Headline headline = new Headline(story.sites());
        return HtmlPage.of(
                "ORRIC run report · " + story.source(),
                headline.sentence(),
                List.of(headline.remark()),
                new Page(story).sections(),
                story.settings());
    }

    /** A square in a site's colour. */
    static Element swatch(int colour) {
        return element("span.swatch." + Series.tint(colour));
    }

    private Stream<Element> sections() {
        Stream.Builder<Element> sections = Stream.builder();
        sections.add(element("section.cards").add(story.sites().stream().map(this::card)));
        if (story.sites().stream().anyMatch(site -> site.summary().accuracy() != null)) {
            sections.add(accuracy());
        }
        sections.add(choices()).add(compute()).add(models());
        if (!story.frames().isEmpty()) {
            sections.add(frames());
        }
        return sections.add(figures()).build();
    }

    private Element card(SiteRun site) {
        SiteSummary summary = site.summary();
        boolean labelled = summary.accuracy() != null;
        String figure = labelled ? percent(summary.accuracy()) : count(summary.predictions());
        String facts =
                String.format(
                        "%s of its compute · %s pixels and sampling ratio %s on average · %s",
                        percent(summary.computeUsed() / summary.computeGiven()),
                        plain(summary.meanResolution(), 1),
                        plain(summary.meanSamplingRatio(), 2),
                        summary.modelSwaps() == 1
                                ? "1 model swap"
                                : count(summary.modelSwaps()) + " model swaps");
        return element("div.card")
                .add(
                        named("p.site", summary.site()),
                        element("p.figure", figure)
                                .add(element("small", labelled ? " correct" : " frames")),
                        element("p.facts", facts));
    }

    private Element accuracy() {
        String lead = "Share of each slot's frames that were classified correctly.";
        if (charts.window() > 1) {
            lead += " Pale: the slot alone, thick: with its neighbours, %d slots in all.";
        }
        lead = lead.formatted(charts.window()) + (story.drift().isEmpty() ? "" : " Shaded: drift.");
        return HtmlPage.section("Accuracy", lead).add(figure(charts.accuracy()));
    }

    private Element choices() {
        return HtmlPage.section(
                        "What was chosen",
                        "The resolution frames were inferred at, and the share of frames that the"
                                + " student was retrained on, and the share that it was not sure of"
                                + " and that the teacher was asked about too. Lines on the same"
                                + " value are drawn side by side.")
                .add(
                        figure(charts.resolution()),
                        figure(charts.samplingRatio()),
                        figure(charts.escalated()));
    }

    private Element compute() {
        Element pair = element(story.sites().size() > 1 ? "div.pair" : "div");
        return HtmlPage.section(
                        "Compute",
                        "What each slot was given and what the chosen configurations took, in the"
                                + " profile's unit. A triangle marks a slot that was given too"
                                + " little for even the cheapest configuration.")
                .add(pair.add(charts.compute().stream().map(Page::figure)));
    }

    private Element models() {
        return HtmlPage.section(
                        "Models",
                        "The student that served at the end of each slot; a dot where a new one"
                                + " took over. Below, how the retraining on each slot ended.")
                .add(figure(charts.versions()))
                .add(charts.outcomes().stream().map(Page::figure));
    }

    private Element frames() {
        Stream<Element> key =
                story.sites().stream().map(site -> named("span", site.summary().site()));
        return HtmlPage.section(
                        "What the sites saw",
                        "Frames evenly spaced over the run, chosen by their position and not by how"
                                + " they were judged. On top the true class, then what each site"
                                + " said and how sure it was.")
                .add(element("p.key").add(key))
                .add(new FrameGallery(story).draw());
    }

    private Element figures() {
        Element section = HtmlPage.section("Figures", "The whole run of each site.");
        section.add(tables.summary());
        if (!story.drift().isEmpty()) {
            section.add(tables.drift());
        }
        return section.add(
                element("details").add(element("summary", "Every slot"), tables.slots()));
    }

    private Element named(String selector, String site) {
        return element(selector).add(swatch(story.colourOf(site))).text(site);
    }

    private static Element figure(SlotChart chart) {
        return element("figure").add(chart.draw());
    }
}
