// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The elements that charts are made of. Coordinates are pixels from the top left. */
final class Shapes {

    /** Mean width of a letter, pixels. */
    static final double LETTER = 6.7;

    /** A drawing of so many pixels, which stretches to the room that it gets. */
    static Element drawing(String label, double width, double height) {
        return element("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", "0 0 " + (long) width + " " + (long) height)
                .attr("role", "img")
                .attr("aria-label", label);
    }

    /** A text that begins at a point. */
    static Element label(String selector, double x, double y, String text) {
        return element(selector, text).attr("x", x).attr("y", y);
    }

    /** A text that begins, is centred or ends at a point, by its {@code text-anchor}. */
    static Element anchored(String anchor, double x, double y, String text) {
        return label("text", x, y, text).attr("text-anchor", anchor);
    }

    static Element rect(String selector, double x, double y, double width, double height) {
        return element(selector)
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height);
    }

    static Element circle(double x, double y, double radius) {
        return element("circle").attr("cx", x).attr("cy", y).attr("r", radius);
    }

    static Element path(String selector, String commands) {
        return element(selector).attr("d", commands);
    }

    /** A command of a path, such as {@code M} or {@code L}, and its coordinates. */
    static String command(String letter, double... coordinates) {
        return DoubleStream.of(coordinates)
                .mapToObj(coordinate -> Quantities.plain(coordinate, 1))
                .collect(Collectors.joining(" ", letter, ""));
    }

    /** As much of a text as fits. */
    static String clipped(String text, double pixels) {
        int letters = (int) (pixels / LETTER);
        if (text.length() <= letters) {
            return text;
        }
        return letters < 3 ? "" : text.substring(0, letters - 1) + "…";
    }

    private Shapes() {}
}
