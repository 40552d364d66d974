// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Vector.at;

import java.awt.Color;

/**
 * A solid with the same outline on both sides: a body, a cabin, a box.
 *
 * <p>The outline must be nearly convex, since its faces hide one another by being turned away only.
 */
final class Prism {

    private final Stage stage;
    private final double width;
    private final Corner[] outline;

    /**
     * @param width across, metres, half of it on each side of the middle
     * @param outline corners of the side, metres, anticlockwise with the front on the right
     */
    Prism(Stage stage, double width, Corner... outline) {
        this.stage = stage;
        this.width = width;
        this.outline = outline;
    }

    /** Fills every face that the camera sees. */
    Prism fill(Color color) {
        for (int edge = 0; edge < outline.length; edge++) {
            across(edge).centred(color, width, 0, edgeLength(edge));
        }
        side().polygon(color, outline);
        return this;
    }

    /** The side that the camera sees, in the model's x and y. */
    Plane side() {
        return stage.side(width / 2);
    }

    /**
     * The face across from an edge of the outline.
     *
     * @param edge counted from 0, which runs from the first corner to the second
     * @return a plane with x across from the middle and y along the edge from its first corner
     */
    Plane across(int edge) {
        double length = edgeLength(edge);
        double dx = run(edge) / length;
        double dy = rise(edge) / length;
        Vector origin = at(outline[edge].x(), outline[edge].y(), 0);
        return stage.plane(origin, at(0, 0, 1), at(dx, dy, 0), at(dy, -dx, 0));
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
