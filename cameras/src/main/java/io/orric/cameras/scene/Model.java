// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/**
 * One individual road user: its size, and how to draw it.
 *
 * <p>Its space is in metres: x along the direction of travel, y up from the ground, z across, with
 * the origin on the ground below its middle.
 */
interface Model {

    /** Extent along x, metres. */
    double length();

    /** Extent along y, metres. */
    double height();

    /** Extent along z, metres. */
    double width();

    /** Draws it, without its shadow. */
    void paint(Stage stage);
}
