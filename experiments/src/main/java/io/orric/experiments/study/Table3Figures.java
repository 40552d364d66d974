// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.experiments.loop.Run;
import io.orric.experiments.study.Table3.Measured;
import io.orric.experiments.study.Table3.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Means, deviations and shares over the measurements of {@link Table3}. */
final class Table3Figures {

    final Measured measured;

    /** The corruptions. */
    final List<Row> rows;

    /** The resolution of student and teacher alone. */
    final int best;

    final double student;
    final double teacher;
    final Statistic paper;
    final Statistic improved;

    Table3Figures(Measured measured) {
        this.measured = measured;
        this.rows = measured.corruptions();
        this.best = measured.models().bestResolution();
        this.student = mean(rows, row -> row.student().get(best));
        this.teacher = mean(rows, row -> row.teacher().get(best));
        this.paper = overSeeds(Row::paper);
        this.improved = overSeeds(Row::improved);
    }

    /** The original frames, if there are any, and the corruptions. */
    List<Row> all() {
        return Stream.concat(Stream.ofNullable(measured.original()), rows.stream()).toList();
    }

    /** Share of the gap between student and teacher. */
    double gapClosed(Statistic retrained) {
        return Published.gapClosed(student, retrained.mean(), teacher);
    }

    static Statistic accuracy(List<Run> runs) {
        return Statistic.of(runs, Run::accuracy);
    }

    /** The mean over corruptions, seed by seed. */
    private Statistic overSeeds(Function<Row, List<Run>> runs) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < measured.plan().seedCount(); i++) {
            int seed = i;
            means.add(mean(rows, row -> runs.apply(row).get(seed).accuracy()));
        }
        return Statistic.of(means);
    }

    /** Share of the given compute that was used. */
    double share(Function<Row, List<Run>> runs) {
        List<Run> all = rows.stream().flatMap(row -> runs.apply(row).stream()).toList();
        return all.stream().mapToDouble(Run::computeUsed).sum()
                / all.stream().mapToDouble(Run::computeGiven).sum();
    }

    static <T> double mean(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
