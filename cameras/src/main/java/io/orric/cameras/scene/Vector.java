// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/** A point or a direction in a model's space, metres. */
record Vector(double x, double y, double z) {

    double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
