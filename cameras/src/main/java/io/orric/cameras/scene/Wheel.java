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
     * Draws the wheel with its outer face towards the camera.
     *
     * @param outer distance of its outer face from the vehicle's middle, metres
     */
    void paint(Stage stage, double x, double outer) {
        paintTyre(stage, x, outer - thickness);
        double rimRadius = radius * rimShare;
        stage.side(outer)
                .disc(rim, x, radius, rimRadius)
                .ring(Palette.scaled(rim, 0.6), rimRadius * 0.12, x, radius, rimRadius * 0.7)
                .disc(Palette.scaled(rim, 0.45), x, radius, rimRadius * 0.25);
    }

    /** Draws those on the side away from the camera: before the body. */
    void paintFar(Stage stage, double outer, double... xs) {
        for (double x : xs) {
            paintTyre(stage, x, -outer);
        }
    }

    /** Draws those on the side that the camera sees, in their arches: after the body. */
    void paintNear(Stage stage, double outer, double... xs) {
        for (double x : xs) {
            stage.side(outer - thickness * 0.5).disc(Palette.CHASSIS, x, radius, radius * 1.16);
            paint(stage, x, outer);
        }
    }

    /**
     * @param far distance of the face away from the camera from the vehicle's middle, metres
     */
    private void paintTyre(Stage stage, double x, double far) {
        for (int slice = 0; slice <= SLICES; slice++) {
            stage.side(far + thickness * slice / SLICES).disc(Palette.TYRE, x, radius, radius);
        }
    }
}
