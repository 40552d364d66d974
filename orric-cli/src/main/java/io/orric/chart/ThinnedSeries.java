// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a series in bounded memory. When it has more points than it may keep, neighbours become
 * one point that remembers their mean, least and greatest value.
 */
public final class ThinnedSeries {

    /** Points a series keeps at most. */
    public static final int LIMIT = 2000;

    private final List<Point> points = new ArrayList<>();
    private int width = 1;

    /** Appends a value; slots ascend from call to call. */
    public void add(long slot, double value) {
        Point point = new Point(slot, slot, value, value, value, 1);
        Point last = points.isEmpty() ? null : points.get(points.size() - 1);
        if (last != null && last.count < width) {
            points.set(points.size() - 1, last.with(point));
            return;
        }
        if (points.size() == LIMIT) {
            halve();
        }
        points.add(point);
    }

    /** Returns whether there is no value yet. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** The series so far, a line with a shade where it was thinned. */
    public Series series(String name, int colour) {
        return new Series(
                name,
                colour,
                Series.Style.JOINED,
                points.stream()
                        .map(p -> new Series.Point(p.middle(), p.mean, p.least, p.greatest))
                        .toList());
    }

    List<Point> points() {
        return points;
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
     * @param from the first slot
     * @param to the last slot
     * @param mean mean value
     * @param least least value
     * @param greatest greatest value
     * @param count number of values
     */
    record Point(long from, long to, double mean, double least, double greatest, long count) {

        long middle() {
            return (from + to) / 2;
        }

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
