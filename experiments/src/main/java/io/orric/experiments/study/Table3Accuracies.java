// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.experiments.loop.Run;
import io.orric.experiments.loop.SlotOutcome.Ending;
import io.orric.experiments.report.Column;
import io.orric.experiments.report.Table;
import io.orric.experiments.study.Table3.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Every accuracy of {@link Table3} by itself, as the CSV file has them.
 *
 * @param resolutions of student and teacher
 * @param seeds of the runs
 */
record Table3Accuracies(List<Integer> resolutions, List<Long> seeds) {

    /**
     * An accuracy on one set of frames.
     *
     * @param model student, teacher or ORRIC with one of its retrainings
     * @param resolution of a model that is not retrained; null of ORRIC
     * @param seed of ORRIC; null of a model that is not retrained
     * @param run of ORRIC; null of a model that is not retrained
     */
    private record Accuracy(
            String frames, String model, Integer resolution, Long seed, double value, Run run) {

        Object of(Function<Run, Object> figure) {
            return run == null ? null : figure.apply(run);
        }
    }

    Table<?> of(List<Row> rows) {
        List<Accuracy> all = new ArrayList<>();
        for (Row row : rows) {
            for (int r : resolutions) {
                all.add(new Accuracy(row.name(), "student", r, null, row.student().get(r), null));
                all.add(new Accuracy(row.name(), "teacher", r, null, row.teacher().get(r), null));
            }
            all.addAll(accuracies(row.name(), "orric-paper", row.paper()));
            all.addAll(accuracies(row.name(), "orric-retraining-alone", row.retrainedAlone()));
            all.addAll(accuracies(row.name(), "orric-improved", row.improved()));
        }
        return new Table<>(
                List.of(
                        Column.data("frames", Accuracy::frames),
                        Column.data("what", Accuracy::model),
                        Column.data("resolution", Accuracy::resolution),
                        Column.data("seed", Accuracy::seed),
                        Column.data("accuracy", "%.6f", Accuracy::value),
                        Column.data("computeUsed", "%.0f", a -> a.of(Run::computeUsed)),
                        Column.data("computeGiven", "%.0f", a -> a.of(Run::computeGiven)),
                        Column.data("escalated", "%.4f", a -> a.of(Run::escalated)),
                        Column.data("discarded", a -> a.of(r -> r.count(Ending.DISCARDED))),
                        Column.data("failed", a -> a.of(r -> r.count(Ending.FAILED)))),
                all);
    }

    private List<Accuracy> accuracies(String frames, String model, List<Run> runs) {
        return IntStream.range(0, runs.size())
                .mapToObj(
                        i -> {
                            double accuracy = runs.get(i).accuracy();
                            return new Accuracy(
                                    frames, model, null, seeds.get(i), accuracy, runs.get(i));
                        })
                .toList();
    }
}
