// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.count;
import static io.orric.chart.Quantities.percent;

import io.orric.chart.Quantities;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotResult;
import java.util.List;
import java.util.stream.Collectors;

/** The result of a run in a sentence, and whether chance can explain it. */
final class Headline {

    private final SiteRun subject;
    private final List<SiteRun> others;

    /**
     * @param sites the first is the one that the others are compared with
     */
    Headline(List<SiteRun> sites) {
        subject = sites.get(0);
        others = sites.subList(1, sites.size());
    }

    /** The result. */
    String sentence() {
        SiteSummary summary = subject.summary();
        if (summary.accuracy() == null) {
            return String.format(
                    "%s looked at %s frames in %s slots with %s of its compute.",
                    summary.site(),
                    count(summary.predictions()),
                    count(summary.slots()),
                    percent(summary.computeUsed() / summary.computeGiven()));
        }
        return String.format(
                "%s classified %s of %s frames correctly%s.",
                summary.site(),
                percent(summary.accuracy()),
                count(summary.predictions()),
                comparison());
    }

    /** The number of new students, and whether chance explains the difference in accuracy. */
    String remark() {
        SiteSummary summary = subject.summary();
        String effort =
                summary.modelSwaps() == 0
                        ? "Its student was never replaced. "
                        : "Its student was replaced %s while it served. "
                                .formatted(times(summary.modelSwaps()));
        if (others.size() != 1 || summary.accuracy() == null || accuracy(others.get(0)) == null) {
            return effort;
        }
        double margin = margin(subject, others.get(0));
        double difference = Math.abs(summary.accuracy() - accuracy(others.get(0)));
        return effort
                + String.format(
                        "With this many frames, chance alone can make a difference of about %s"
                                + " points; this one is %s.",
                        Quantities.plain(100 * margin, 1),
                        difference < margin ? "within that" : "beyond that");
    }

    private String comparison() {
        List<SiteRun> compared = others.stream().filter(o -> accuracy(o) != null).toList();
        if (compared.isEmpty()) {
            return "";
        }
        if (compared.size() > 1) {
            return compared.stream()
                    .map(o -> o.summary().site() + " " + percent(accuracy(o)))
                    .collect(Collectors.joining(", ", "; ", ""));
        }
        double points = 100 * (accuracy(subject) - accuracy(compared.get(0)));
        String size = Quantities.plain(Math.abs(points), 1);
        String other = compared.get(0).summary().site();
        return size.equals("0")
                ? ", as many as " + other
                : String.format(
                        ", %s points %s than %s", size, points > 0 ? "more" : "fewer", other);
    }

    private static Double accuracy(SiteRun site) {
        return site.summary().accuracy();
    }

    private static String times(long times) {
        return times == 1 ? "once" : count(times) + " times";
    }

    /**
     * Half the 95 % confidence interval of the difference of two shares, as if each site had frames
     * of its own; where both saw the same frames it is narrower.
     */
    private static double margin(SiteRun first, SiteRun second) {
        return 1.96 * Math.sqrt(variance(first) + variance(second));
    }

    private static double variance(SiteRun site) {
        long labelled = site.slots().stream().mapToLong(SlotResult::labelled).sum();
        double share = accuracy(site);
        return share * (1 - share) / Math.max(1, labelled);
    }
}
