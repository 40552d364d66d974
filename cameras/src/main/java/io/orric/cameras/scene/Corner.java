// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/** A corner of a flat outline, in the unit of whatever it is drawn on. */
record Corner(double x, double y) {

    static Corner at(double x, double y) {
        return new Corner(x, y);
    }
}
