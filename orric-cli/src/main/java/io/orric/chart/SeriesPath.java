// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;
import static io.orric.chart.Shapes.command;

import io.orric.chart.Series.Point;
import io.orric.chart.Series.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A series as SVG paths.
 *
 * @param series its values
 * @param scale from slot to horizontal position, pixels
 * @param height from value to vertical position, pixels
 * @param bottom lower edge of filled areas, pixels
 */
record SeriesPath(Series series, SlotScale scale, DoubleUnaryOperator height, double bottom) {

    Element draw() {
        List<List<Point>> runs = runs();
        Element drawn = element("g." + Series.tint(series.colour()));
        if (series.style() == Style.AREA) {
            drawn.add(joined("path.area", runs, this::filled));
        }
        if (series.points().stream().anyMatch(point -> point.least() < point.greatest())) {
            drawn.add(joined("path.shade", runs, this::shade));
        }
        return drawn.add(joined(lineClass(), runs, this::path));
    }

    private static Element joined(
            String selector, List<List<Point>> runs, Function<List<Point>, String> path) {
        return Shapes.path(selector, runs.stream().map(path).collect(Collectors.joining()));
    }

    private String lineClass() {
        return switch (series.style()) {
            case FAINT -> "path.line.faint";
            case JOINED -> "path.line.thin";
            default -> "path.line";
        };
    }

    /** The series without its gaps. */
    private List<List<Point>> runs() {
        List<List<Point>> runs = new ArrayList<>();
        Point before = null;
        for (Point point : series.points()) {
            if (Double.isFinite(point.value())) {
                if (before == null || gap(before, point)) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(point);
                before = point;
            }
        }
        return runs;
    }

    private boolean gap(Point before, Point point) {
        return series.style() != Style.JOINED && before.slot() != point.slot() - 1;
    }

    private String path(List<Point> run) {
        if (series.style() == Style.STEP || series.style() == Style.AREA) {
            return step(run);
        }
        // A lone point would be a line of no length, which is drawn with round caps only.
        return run.size() == 1 ? line(run, Point::value) + "h0" : line(run, Point::value);
    }

    private String line(List<Point> run, ToDoubleFunction<Point> value) {
        return run.stream()
                .map(point -> at(point, value))
                .collect(Collectors.joining("L", "M", ""));
    }

    private String at(Point point, ToDoubleFunction<Point> value) {
        double y = height.applyAsDouble(value.applyAsDouble(point));
        return command("", scale.middle(point.slot()), y);
    }

    private String step(List<Point> run) {
        StringBuilder path = new StringBuilder();
        for (Point point : run) {
            double y = height.applyAsDouble(point.value());
            path.append(
                    path.isEmpty() ? command("M", scale.edge(point.slot()), y) : command("V", y));
            path.append(command("H", scale.edge(point.slot() + 1)));
        }
        return path.toString();
    }

    private String filled(List<Point> run) {
        return step(run) + command("V", bottom) + command("H", scale.edge(run.get(0).slot())) + "z";
    }

    private String shade(List<Point> run) {
        List<Point> back = new ArrayList<>(run);
        Collections.reverse(back);
        return line(run, Point::greatest) + line(back, Point::least).replaceFirst("M", "L") + "z";
    }
}
