// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Vector.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Clothes of a person, and the drawing of a seated one. */
final class Figure {

    private static final double LEG_SPREAD = 0.13;
    private static final double SHOULDER_SPREAD = 0.19;

    private final Color skin;
    private final Color hair;
    private final Color top;
    private final Color trousers;
    private final Color shoes;

    Figure(RandomGenerator random) {
        skin = Palette.skin(random);
        hair = Palette.hair(random);
        top = Palette.cloth(random);
        trousers = Palette.cloth(random);
        shoes = Palette.oneOf(random, 0x1C1A1A, 0x5A4030, 0xDADADA);
    }

    Color skin() {
        return skin;
    }

    Color top() {
        return top;
    }

    Color trousers() {
        return trousers;
    }

    Color shoes() {
        return shoes;
    }

    /** Draws a bare head that looks along x. */
    void head(Stage stage, Vector centre) {
        stage.ball(hair, 0.14, centre.moved(-0.02, 0.03));
        stage.ball(skin, 0.115, centre.moved(0.03, -0.02));
    }

    /** Draws the body of someone seated, without the head; both feet at the same place along x. */
    void ride(Stage stage, Vector hip, Vector shoulder, Vector hand, Vector foot) {
        ride(stage, hip, shoulder, hand, foot, foot);
    }

    /** Draws the body of someone seated, without the head, the far limbs first. */
    void ride(
            Stage stage,
            Vector hip,
            Vector shoulder,
            Vector hand,
            Vector farFoot,
            Vector nearFoot) {
        double near = stage.nearSide();
        leg(stage, hip, farFoot, -near * LEG_SPREAD, 0.8);
        arm(stage, shoulder, hand, -near * SHOULDER_SPREAD, 0.8);
        stage.bar(top, 0.34, along(hip, shoulder, 0.15), along(hip, shoulder, 0.85));
        leg(stage, hip, nearFoot, near * LEG_SPREAD, 1);
        arm(stage, shoulder, hand, near * SHOULDER_SPREAD, 1);
    }

    private void leg(Stage stage, Vector hip, Vector foot, double z, double shade) {
        // The knee lies in front of the line from hip to foot, by what a bent leg leaves.
        Vector middle = along(hip, foot, 0.5);
        double reach = Math.hypot(foot.x() - hip.x(), foot.y() - hip.y());
        double bend = Math.sqrt(Math.max(0.01, 0.2 - reach * reach / 4));
        Vector knee = at(middle.x() + bend * 0.85, middle.y() + bend * 0.45, z);
        Color color = Palette.scaled(trousers, shade);
        stage.bar(color, 0.18, hip.across(z), knee);
        stage.bar(color, 0.14, knee, foot.across(z));
        stage.bar(shoes, 0.1, foot.across(z), foot.across(z).moved(0.14, -0.02));
    }

    private void arm(Stage stage, Vector shoulder, Vector hand, double z, double shade) {
        Vector middle = along(shoulder, hand, 0.5);
        Vector elbow = at(middle.x() - 0.04, middle.y() - 0.1, z * 1.2);
        Color color = Palette.scaled(top, shade * 0.9);
        stage.bar(color, 0.12, shoulder.across(z), elbow);
        stage.bar(color, 0.1, elbow, hand.across(z));
        stage.ball(skin, 0.06, hand.across(z));
    }

    private static Vector along(Vector from, Vector to, double share) {
        return at(
                from.x() + share * (to.x() - from.x()),
                from.y() + share * (to.y() - from.y()),
                from.z() + share * (to.z() - from.z()));
    }
}
