// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.chart.DotPlot;
import io.orric.experiments.report.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Mean and standard deviation over seeds.
 *
 * @param mean the mean
 * @param deviation the sample's standard deviation; NaN of fewer than two values
 */
record Statistic(double mean, double deviation) {

    static Statistic of(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Statistic(
                mean, values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)));
    }

    static <T> Statistic of(List<T> items, ToDoubleFunction<T> value) {
        return of(items.stream().map(value::applyAsDouble).toList());
    }

    /** A column of a mean, and for people of the deviation beside it. */
    static <R> Column<R> column(
            String field, String csv, String title, Function<R, Statistic> value) {
        return Column.of(
                field,
                csv,
                row -> value.apply(row).mean(),
                title,
                row -> value.apply(row).percent());
    }

    /** Dots at the means, with whiskers of the deviations. */
    static DotPlot.Dots dots(String name, int colour, List<Statistic> values) {
        return new DotPlot.Dots(
                name,
                colour,
                values.stream().map(Statistic::mean).toList(),
                values.stream().map(Statistic::deviation).toList());
    }

    /** The deviation, or null where there is none, as JSON has it. */
    Double deviationOrNull() {
        return Double.isNaN(deviation) ? null : deviation;
    }

    /** In per cent, with the deviation if there is one. */
    String percent() {
        return Double.isNaN(deviation)
                ? Statistic.percent(mean)
                : String.format(Locale.ROOT, "%.2f ± %.2f", 100 * mean, 100 * deviation);
    }

    /** A share in per cent, as the paper's tables have it. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
