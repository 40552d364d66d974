// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.chart.Quantities;
import io.orric.frames.SlotDecision;
import io.orric.playback.EmbeddedRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotReport;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What a run prints: a line for each slot while it runs, and a closing table. */
final class RunTable implements EmbeddedRun.Listener {

    private final PrintWriter out;

    RunTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(URI webUi) {
        out.println("Flink UI: " + webUi);
        print(
                "%-16s %6s %6s %12s %6s %6s %6s %9s %6s  %s%n",
                "site",
                "t",
                "D",
                "capacity",
                "used",
                "ratio",
                "res",
                "accuracy",
                "model",
                "regime");
    }

    @Override
    public void slot(SlotReport report) {
        SlotDecision decision = report.decision();
        print(
                "%-16s %6d %6d %12s %5.0f%% %6.2f %6d %9s %6s  %s%n",
                decision.site(),
                decision.slot(),
                decision.frames(),
                Quantities.compact(decision.capacity()),
                100 * decision.computeUsed() / decision.capacity(),
                decision.samplingRatio(),
                decision.resolution(),
                percent(report.labelled() == 0 ? null : report.accuracy()),
                report.modelVersion() < 0 ? "-" : "v" + report.modelVersion(),
                decision.overloaded() ? "overloaded" : decision.regime());
    }

    void summary(List<SiteSummary> sites) {
        print(
                "%n%-16s %6s %8s %11s %5s %5s %9s %9s %6s %9s %9s %6s %6s%n",
                "site",
                "slots",
                "frames",
                "predictions",
                "dead",
                "late",
                "accuracy",
                "agreement",
                "swaps",
                "discarded",
                "mean res",
                "ratio",
                "used");
        for (SiteSummary site : sites) {
            print(
                    "%-16s %6d %8d %11d %5d %5d %9s %9s %6d %9d %9.1f %6.2f %5.0f%%%n",
                    site.site(),
                    site.slots(),
                    site.framesIn(),
                    site.predictions(),
                    site.deadLetters(),
                    site.lateFrames(),
                    percent(site.accuracy()),
                    percent(site.agreement()),
                    site.modelSwaps(),
                    site.modelsDiscarded(),
                    site.meanResolution(),
                    site.meanSamplingRatio(),
                    100 * site.computeUsed() / site.computeGiven());
        }
    }

    void report(ReportFile report) {
        print("%nReport: %s%n", report);
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
        out.flush();
    }

    private static String percent(Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
