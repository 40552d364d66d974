// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.chart.Quantities;
import io.orric.frames.SlotDecision;
import io.orric.playback.EmbeddedRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotResult;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Prints a line for each slot while a run goes on, and a closing table. */
record RunTable(PrintWriter out) implements EmbeddedRun.Listener {

    @Override
    public void started(URI webUi) {
        out.println("Flink UI: " + webUi);
        out.println(
                "site                  t      D     capacity   used  ratio    res  asked  accuracy  model"
                        + "  regime");
    }

    @Override
    public void slot(SlotResult slot) {
        SlotDecision decision = slot.decision();
        out.printf(
                Locale.ROOT,
                "%-16s %6d %6d %12s %5.0f%% %6.2f %6d %5.0f%% %9s %6s  %s%n",
                decision.site(),
                decision.slot(),
                decision.frames(),
                Quantities.compact(decision.capacity()),
                100 * decision.computeUsed() / decision.capacity(),
                decision.samplingRatio(),
                decision.resolution(),
                100 * slot.escalated(),
                percent(slot.labelled() == 0 ? null : slot.accuracy()),
                slot.modelVersion() < 0 ? "-" : "v" + slot.modelVersion(),
                decision.overloaded() ? "overloaded" : decision.regime());
    }

    void summary(List<SiteSummary> sites) {
        out.println();
        out.println(
                "site              slots   frames predictions  dead  late  accuracy agreement  swaps"
                        + " discarded  mean res  ratio  asked   used");
        for (SiteSummary site : sites) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %6d %8d %11d %5d %5d %9s %9s %6d %9d %9.1f %6.2f %5.0f%% %5.0f%%%n",
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
                    100 * site.escalated(),
                    100 * site.computeUsed() / site.computeGiven());
        }
    }

    private static String percent(Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
