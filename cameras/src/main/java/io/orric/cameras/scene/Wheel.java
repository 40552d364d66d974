// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import java.awt.Color;

/**
 * A wheel of a vehicle with tyres that have a width.
 *
 * @param radius metres
 * @param thickness across, metres
 * @param rim colour of what the tyre sits on
 * @param rimShare radius of the rim as a share of the wheel's
 */
record Wheel(double radius, double thickness, Color rim, double rimShare) {

    /** Discs that stand in for the round tread; more are not seen to differ at a frame's size. */
    private static final int SLICES = 4;

    /**
     * Draws the wheel.
     *
     * @param outer distance of its outer face from the vehicle's middle, metres
     * @param sideSign 1 for the side that the camera sees, -1 for the other one
     */
    void paint(Stage stage, double x, double outer, double sideSign) {
        double near = stage.nearSide();
        for (int slice = 0; slice <= SLICES; slice++) {
            double inset = thickness * slice / SLICES;
            double distance = sideSign > 0 ? outer - thickness + inset : -outer + inset;
            stage.upright(near * distance).disc(Palette.TYRE, x, radius, radius);
        }
        if (sideSign > 0) {
            double rimRadius = radius * rimShare;
            stage.side(outer)
                    .disc(rim, x, radius, rimRadius)
                    .ring(Palette.scaled(rim, 0.6), rimRadius * 0.12, x, radius, rimRadius * 0.7)
                    .disc(Palette.scaled(rim, 0.45), x, radius, rimRadius * 0.25);
        }
    }

    /** Draws a pair on the side away from the camera: before the body. */
    void paintFar(Stage stage, double outer, double... xs) {
        for (double x : xs) {
            paint(stage, x, outer, -1);
        }
    }

    /** Draws those on the side that the camera sees: after the body. */
    void paintNear(Stage stage, double outer, double... xs) {
        for (double x : xs) {
            stage.side(outer - thickness * 0.5).disc(Palette.CHASSIS, x, radius, radius * 1.16);
            paint(stage, x, outer, 1);
        }
    }
}
