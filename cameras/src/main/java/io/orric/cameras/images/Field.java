// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

import java.util.random.RandomGenerator;

/** A smooth random surface over a picture: banks of fog, blotches, patches. */
public final class Field {

    private final int columns;
    private final int rows;
    private final double[] knots;

    private Field(int columns, int rows, double[] knots) {
        this.columns = columns;
        this.rows = rows;
        this.knots = knots;
    }

    /** A surface through random heights from -1 to 1 on a grid of this many cells. */
    public static Field random(RandomGenerator random, int columns, int rows) {
        double[] knots = random.doubles((columns + 1L) * (rows + 1), -1, 1).toArray();
        return new Field(columns, rows, knots);
    }

    /**
     * The height at a place.
     *
     * @param u from 0 at the left edge to just below 1 at the right one
     * @param v from 0 at the top to just below 1 at the bottom
     */
    public double at(double u, double v) {
        double x = u * columns;
        double y = v * rows;
        int column = (int) x;
        int row = (int) y;
        double right = x - column;
        double down = y - row;
        int knot = row * (columns + 1) + column;
        double above = knots[knot] + right * (knots[knot + 1] - knots[knot]);
        int below = knot + columns + 1;
        double beneath = knots[below] + right * (knots[below + 1] - knots[below]);
        return above + down * (beneath - above);
    }
}
