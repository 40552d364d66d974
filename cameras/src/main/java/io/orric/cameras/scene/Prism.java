// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import java.awt.Color;

/**
 * A solid with the same outline on both sides: a body, a cabin, a box.
 *
 * <p>The outline must be nearly convex, since its faces hide one another by being turned away only.
 */
final class Prism {

    private final double width;
    private final Corner[] outline;

    /**
     * @param width across, metres, half of it on each side of the middle
     * @param outline corners of the side, metres, anticlockwise with the front on the right
     */
    Prism(double width, Corner... outline) {
        this.width = width;
        this.outline = outline;
    }

    /** A box from x1 to x2 and from y1 to y2. */
    static Prism box(double width, double x1, double y1, double x2, double y2) {
        return new Prism(width, at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2));
    }

    /** Fills every face that the camera sees. */
    void fill(Stage stage, Color color) {
        for (int edge = 0; edge < outline.length; edge++) {
            across(stage, edge).rectangle(color, -width / 2, 0, width, edgeLength(edge));
        }
        side(stage).polygon(color, outline);
    }

    /** The side that the camera sees, in the model's x and y. */
    Plane side(Stage stage) {
        return stage.side(width / 2);
    }

    /**
     * The face across from an edge of the outline.
     *
     * @param edge counted from 0, which runs from the first corner to the second
     * @return a plane with x across from the middle and y along the edge from its first corner
     */
    Plane across(Stage stage, int edge) {
        double length = edgeLength(edge);
        double dx = run(edge) / length;
        double dy = rise(edge) / length;
        return stage.plane(
                new Vector(outline[edge].x(), outline[edge].y(), 0),
                new Vector(0, 0, 1),
                new Vector(dx, dy, 0),
                new Vector(dy, -dx, 0));
    }

    /** Length of an edge of the outline, metres. */
    double edgeLength(int edge) {
        return Math.hypot(run(edge), rise(edge));
    }

    private double run(int edge) {
        return end(edge).x() - outline[edge].x();
    }

    private double rise(int edge) {
        return end(edge).y() - outline[edge].y();
    }

    private Corner end(int edge) {
        return outline[(edge + 1) % outline.length];
    }
}
