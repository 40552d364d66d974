// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/**
 * One individual road user: its size, and how to draw it.
 *
 * <p>Its space is in metres: x along the direction of travel, y up from the ground, z across, with
 * the origin on the ground below its middle.
 */
interface Model {

    /** Extents along x, y and z, metres. */
    record Size(double length, double height, double width) {}

    Size size();

    /** Draws it, without its shadow. */
    void paint(Stage stage);
}
