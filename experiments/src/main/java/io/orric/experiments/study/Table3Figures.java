// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.experiments.loop.Run;
import io.orric.experiments.study.Table3.Measured;
import io.orric.experiments.study.Table3.Row;
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
    final Statistic retrainedAlone;
    final Statistic improved;

    Table3Figures(int best, Measured measured) {
        this.measured = measured;
        this.rows = measured.corruptions();
        this.best = best;
        this.student = mean(rows, row -> row.student().get(best));
        this.teacher = mean(rows, row -> row.teacher().get(best));
        this.paper = Experiment.accuracy(runs(Row::paper));
        this.retrainedAlone = Experiment.accuracy(runs(Row::retrainedAlone));
        this.improved = Experiment.accuracy(runs(Row::improved));
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

    private List<List<Run>> runs(Function<Row, List<Run>> runs) {
        return rows.stream().map(runs).toList();
    }

    /** Share of the given compute that was used. */
    double share(Function<Row, List<Run>> runs) {
        return Experiment.usedShare(runs(runs));
    }

    /** Share of the frames the teacher was asked about. */
    double escalated() {
        return mean(rows.stream().flatMap(row -> row.improved().stream()).toList(), Run::escalated);
    }

    static <T> double mean(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
