// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * An axis of values.
 *
 * @param title the quantity and its unit
 * @param low value at the bottom or to the left
 * @param high value at the top or to the right, above the low one
 * @param ticks the values that are named
 */
public record ValueAxis(String title, double low, double high, List<Tick> ticks) {

    /** A named value. */
    public record Tick(double value, String label) {}

    private static final int INTERVALS = 5;

    /** An axis over at least the given range, with ticks at round values. */
    public static ValueAxis linear(
            String title, double low, double high, DoubleFunction<String> label) {
        double step = step(Math.max(high - low, 1e-9) / INTERVALS);
        long first = (long) Math.floor(low / step + 1e-9);
        long last = Math.max(first + 1, (long) Math.ceil(high / step - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new ValueAxis(title, first * step, last * step, ticks);
    }

    /** An axis over the range of the values that are numbers; from 0 to 1 if there are none. */
    public static ValueAxis over(String title, DoubleStream values, DoubleFunction<String> label) {
        DoubleSummaryStatistics range = values.filter(Double::isFinite).summaryStatistics();
        return range.getCount() == 0
                ? linear(title, 0, 1, label)
                : linear(title, range.getMin(), range.getMax(), label);
    }

    /** An axis with ticks at the values that occur, spaced as they are. */
    public static ValueAxis at(
            String title, Collection<Double> values, DoubleFunction<String> label) {
        TreeSet<Double> distinct = new TreeSet<>(values);
        double margin = distinct.size() == 1 ? 1 : 0.1 * (distinct.last() - distinct.first());
        return new ValueAxis(
                title,
                distinct.first() - margin,
                distinct.last() + margin,
                distinct.stream().map(value -> new Tick(value, label.apply(value))).toList());
    }

    /** An axis of names, the first on top at value 0, the next one at -1, and so on. */
    public static ValueAxis names(String title, List<String> names) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ticks.add(new Tick(-i, names.get(i)));
        }
        return new ValueAxis(title, 0.5 - names.size(), 0.5, ticks);
    }

    /** Position of a value, from 0 at the low end to 1 at the high end; it never lies outside. */
    double share(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /** The round number, 1, 2 or 5 times a power of ten, that is not below the given one. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
