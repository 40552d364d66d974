// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a plot. When it has more points than it may keep, neighbours become one point that
 * remembers their mean, least and greatest value.
 */
public final class ThinnedSeries {

    /** Points a series keeps at most. */
    public static final int LIMIT = 2000;

    private final String name;
    private final List<Point> points = new ArrayList<>();
    private int width = 1;

    /**
     * @param name what the legend calls it
     */
    public ThinnedSeries(String name) {
        this.name = name;
    }

    /** Appends a value; x ascends from call to call. */
    public void add(double x, double y) {
        Point last = points.isEmpty() ? null : points.get(points.size() - 1);
        if (last != null && last.count < width) {
            points.set(points.size() - 1, last.with(new Point(x, x, y, y, y, 1)));
            return;
        }
        if (points.size() == LIMIT) {
            halve();
        }
        points.add(new Point(x, x, y, y, y, 1));
    }

    /** What the legend calls it. */
    public String name() {
        return name;
    }

    List<Point> points() {
        return points;
    }

    /** How many values a point may stand for. */
    int width() {
        return width;
    }

    private void halve() {
        List<Point> merged = new ArrayList<>();
        for (int k = 0; k < points.size(); k += 2) {
            merged.add(points.get(k).with(points.get(k + 1)));
        }
        points.clear();
        points.addAll(merged);
        width *= 2;
    }

    /**
     * Some neighbouring values.
     *
     * @param from x of the first
     * @param to x of the last
     * @param mean mean value
     * @param least least value
     * @param greatest greatest value
     * @param count how many they are
     */
    record Point(double from, double to, double mean, double least, double greatest, long count) {

        Point with(Point next) {
            long both = count + next.count;
            return new Point(
                    from,
                    next.to,
                    mean + (next.mean - mean) * next.count / both,
                    Math.min(least, next.least),
                    Math.max(greatest, next.greatest),
                    both);
        }
    }
}
