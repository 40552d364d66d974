// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.count;
import static io.orric.chart.Quantities.percent;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Markup;
import io.orric.chart.SlotChart;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;

/** A run's report as one HTML file that loads nothing and runs no script. */
public final class Page {

    private final RunStory story;
    private final Headline headline;
    private final Markup out;

    private Page(RunStory story) {
        this.story = story;
        this.headline = new Headline(story.sites());
        this.out = HtmlPage.open(headline.sentence());
    }

    /** The whole file; it is well-formed XML too. */
    public static String of(RunStory story) {
        Page page = new Page(story);
        page.write();
        return HtmlPage.close(page.out);
    }

    /** A square in a site's colour. */
    static String swatch(int colour) {
        return "<span class=\"swatch " + (colour < 0 ? "neutral" : "c" + colour % 6) + "\"></span>";
    }

    private void write() {
        out.open("header");
        out.leaf("p", "ORRIC run report · " + story.source(), "class", "kicker");
        out.leaf("h1", headline.sentence());
        out.leaf("p", headline.remark(), "class", "remark").close();
        out.open("section", "class", "cards");
        story.sites().forEach(this::card);
        out.close();
        charts();
        if (!story.frames().isEmpty()) {
            section(
                    "What the sites saw",
                    "Frames evenly spaced over the run, chosen by their position and not by how"
                            + " they were judged. On top the true class, then what each site said"
                            + " and how sure it was.");
            siteLegend();
            new FrameGallery(story).write(out);
            out.close();
        }
        figures();
        settings();
    }

    private void card(SiteRun site) {
        SiteSummary summary = site.summary();
        out.open("div", "class", "card").open("p", "class", "site");
        out.raw(swatch(story.colourOf(summary.site()))).text(summary.site()).close();
        out.open("p", "class", "figure");
        if (summary.accuracy() == null) {
            out.text(count(summary.predictions())).leaf("small", " frames");
        } else {
            out.text(percent(summary.accuracy())).leaf("small", " right");
        }
        out.close();
        out.leaf(
                "p",
                String.format(
                        "%s of its compute · %s pixels and sampling ratio %s on average · %s",
                        percent(summary.computeUsed() / summary.computeGiven()),
                        plain(summary.meanResolution(), 1),
                        plain(summary.meanSamplingRatio(), 2),
                        summary.modelSwaps() == 1
                                ? "1 model swap"
                                : count(summary.modelSwaps()) + " model swaps"),
                "class",
                "facts");
        out.close();
    }

    private void siteLegend() {
        out.open("p", "class", "key");
        for (SiteRun site : story.sites()) {
            String name = site.summary().site();
            out.open("span").raw(swatch(story.colourOf(name))).text(name).close();
        }
        out.close();
    }

    private void charts() {
        RunCharts charts = new RunCharts(story);
        boolean labelled = story.sites().stream().anyMatch(s -> s.summary().accuracy() != null);
        if (labelled) {
            String shaded = story.drift().isEmpty() ? "" : " Shaded: drift.";
            section(
                    "Accuracy",
                    charts.window() > 1
                            ? "Share of each slot's frames that were inferred rightly. Pale: the"
                                    + " slot alone, thick: with its neighbours, "
                                    + charts.window()
                                    + " slots in all."
                                    + shaded
                            : "Share of each slot's frames that were inferred rightly." + shaded);
            figure(charts.accuracy());
            out.close();
        }
        section(
                "What was chosen",
                "The resolution frames were inferred at, and the share of frames that the teacher"
                        + " labelled and the student was retrained on. Lines on the same value are"
                        + " drawn side by side.");
        figure(charts.resolution());
        figure(charts.samplingRatio());
        out.close();
        section(
                "Compute",
                "What each slot was given and what the chosen configurations took, in the"
                        + " profile's unit. A triangle marks a slot that was given too little for"
                        + " even the cheapest configuration.");
        out.open("div", "class", story.sites().size() > 1 ? "pair" : null);
        charts.compute().forEach(this::figure);
        out.close().close();
        section(
                "Models",
                "The student that served at the end of each slot; a dot where a new one took over."
                        + " Below, how the retraining on each slot ended.");
        figure(charts.versions());
        charts.outcomes().forEach(this::figure);
        out.close();
    }

    private void figures() {
        section("Figures", "The whole run of each site.");
        new SummaryTables(story).summary(out);
        if (!story.drift().isEmpty()) {
            new SummaryTables(story).drift(out);
        }
        out.open("details").leaf("summary", "Every slot");
        new SummaryTables(story).slots(out);
        out.close().close();
    }

    private void settings() {
        section("Settings", null);
        out.open("dl");
        for (Setting setting : story.settings()) {
            out.leaf("dt", setting.name()).leaf("dd", setting.value());
        }
        out.close().close();
    }

    /** Opens a section; the caller closes it. */
    private void section(String title, String lead) {
        out.open("section").leaf("h2", title);
        if (lead != null) {
            out.leaf("p", lead, "class", "lead");
        }
    }

    private void figure(SlotChart chart) {
        out.open("figure");
        chart.write(out);
        out.close();
    }
}
