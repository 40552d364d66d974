// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/** A point or a direction in a model's space, metres. */
record Vector(double x, double y, double z) {

    static Vector at(double x, double y, double z) {
        return new Vector(x, y, z);
    }

    /** The point at the same x and y, this far across. */
    Vector across(double across) {
        return new Vector(x, y, across);
    }

    /** The point moved along x and y. */
    Vector moved(double dx, double dy) {
        return new Vector(x + dx, y + dy, z);
    }

    double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
