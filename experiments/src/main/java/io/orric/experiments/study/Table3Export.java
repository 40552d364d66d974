// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.experiments.loop.Run;
import io.orric.experiments.loop.SlotOutcome;
import io.orric.experiments.study.Table3.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@link Table3} for programs: as lines of CSV and as JSON. */
final class Table3Export {

    private final Table3Figures figures;

    Table3Export(Table3Figures figures) {
        this.figures = figures;
    }

    /** A line for each accuracy. */
    List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("frames,what,resolution,seed,accuracy,computeUsed,computeGiven,discarded,failed");
        for (Row row : figures.all()) {
            figures.measured
                    .models()
                    .resolutions()
                    .forEach(
                            r -> {
                                lines.add(csv(row.name(), "student", r, row.student().get(r)));
                                lines.add(csv(row.name(), "teacher", r, row.teacher().get(r)));
                            });
            csv(row.name(), "orric-paper", row.paper(), lines);
            csv(row.name(), "orric-improved", row.improved(), lines);
        }
        return lines;
    }

    private static String csv(String name, String what, int resolution, double accuracy) {
        return String.format(Locale.ROOT, "%s,%s,%d,,%.6f,,,,", name, what, resolution, accuracy);
    }

    private void csv(String name, String what, List<Run> runs, List<String> lines) {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,,%d,%.6f,%.0f,%.0f,%d,%d",
                            name,
                            what,
                            figures.measured.plan().seeds().get(i),
                            run.accuracy(),
                            run.computeUsed(),
                            run.computeGiven(),
                            run.count(SlotOutcome.Ending.DISCARDED),
                            run.count(SlotOutcome.Ending.FAILED)));
        }
    }

    /** What the JSON file says. */
    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("experiment", "table3");
        summary.put("framesPerSlot", figures.measured.plan().framesPerSlot());
        summary.put("seed", figures.measured.plan().firstSeed());
        summary.put("seeds", figures.measured.plan().seeds());
        summary.put("studentMean", figures.student);
        summary.put("teacherMean", figures.teacher);
        summary.put("paperProtocolMean", figures.paper.mean());
        summary.put("improvedMean", figures.improved.mean());
        summary.put("paperProtocolStandardDeviation", figures.paper.deviationOrNull());
        summary.put("improvedStandardDeviation", figures.improved.deviationOrNull());
        summary.put("gapClosedPaperProtocol", figures.gapClosed(figures.paper));
        summary.put("gapClosedImproved", figures.gapClosed(figures.improved));
        summary.put("paperProtocolHarms", figures.paper.mean() < figures.student);
        summary.put("corruptions", figures.rows.stream().map(this::summary).toList());
        if (figures.measured.original() != null) {
            summary.put("original", summary(figures.measured.original()));
        }
        return summary;
    }

    private Map<String, Object> summary(Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", row.name());
        entry.put("student", row.student().get(figures.best));
        entry.put("teacher", row.teacher().get(figures.best));
        entry.put("studentByResolution", row.student());
        entry.put("teacherByResolution", row.teacher());
        if (row.improved().isEmpty()) {
            return entry;
        }
        entry.put("paperProtocol", Table3Figures.accuracy(row.paper()).mean());
        entry.put("improved", Table3Figures.accuracy(row.improved()).mean());
        entry.put(
                "paperProtocolStandardDeviation",
                Table3Figures.accuracy(row.paper()).deviationOrNull());
        entry.put(
                "improvedStandardDeviation",
                Table3Figures.accuracy(row.improved()).deviationOrNull());
        entry.put("computeUsed", Table3Figures.used(row));
        entry.put("computeGiven", Table3Figures.given(row));
        entry.put("paperProtocolComputeUsed", Statistic.of(row.paper(), Run::computeUsed).mean());
        entry.put("seed", figures.measured.plan().firstSeed());
        List<Map<String, Object>> seeds = new ArrayList<>();
        for (int i = 0; i < row.improved().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seed", figures.measured.plan().seeds().get(i));
            one.put("paperProtocol", row.paper().get(i).accuracy());
            one.put("improved", row.improved().get(i).accuracy());
            one.put("computeUsed", row.improved().get(i).computeUsed());
            one.put("computeGiven", row.improved().get(i).computeGiven());
            seeds.add(one);
        }
        entry.put("seeds", seeds);
        return entry;
    }
}
