// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.Vector.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Someone on foot, in mid-stride. */
final class Pedestrian implements Model {

    private enum Extra {
        NONE,
        BACKPACK,
        BAG,
        UMBRELLA
    }

    private static final double SHOULDER_SPREAD = 0.21;

    private final double height;
    private final double stride;
    private final boolean skirt;
    private final boolean coat;
    private final boolean hat;
    private final Extra extra;
    private final Color extraColor;
    private final Figure figure;

    Pedestrian(RandomGenerator random) {
        height = random.nextDouble(1.5, 1.9);
        stride = random.nextDouble(-0.32, 0.32);
        skirt = random.nextInt(4) == 0;
        coat = !skirt && random.nextInt(3) == 0;
        hat = random.nextInt(4) == 0;
        extra = Extra.values()[random.nextInt(Extra.values().length)];
        extraColor = Palette.cloth(random);
        figure = new Figure(random);
    }

    @Override
    public Size size() {
        return new Size(0.7, height + (extra == Extra.UMBRELLA ? 0.25 : 0), 0.6);
    }

    @Override
    public void paint(Stage stage) {
        double near = stage.nearSide();
        double hip = height * 0.5;
        double shoulder = height * 0.8;
        leg(stage, -stride, hip, -near * 0.1, 0.82);
        arm(stage, stride, shoulder, -near * SHOULDER_SPREAD, 0.82);
        if (extra == Extra.BACKPACK && stage.nearEnd() > 0) {
            paintBackpack(stage, shoulder);
        }
        leg(stage, stride, hip, near * 0.1, 1);
        paintTorso(stage, hip, shoulder);
        if (extra == Extra.BACKPACK && stage.nearEnd() < 0) {
            paintBackpack(stage, shoulder);
        }
        figure.head(stage, at(0.02, height - 0.14, 0));
        if (hat) {
            stage.bar(extraColor, 0.13, at(-0.06, height - 0.04, 0), at(0.06, height - 0.04, 0));
        }
        arm(stage, -stride, shoulder, near * SHOULDER_SPREAD, 1);
        if (extra == Extra.UMBRELLA) {
            paintUmbrella(stage);
        }
    }

    private void paintTorso(Stage stage, double hip, double shoulder) {
        // Three bars side by side: a chest is wider from the front than from the side.
        for (double z : new double[] {-0.11, 0.11, 0}) {
            stage.bar(figure.top(), 0.24, at(0, hip + 0.08, z * 0.8), at(0, shoulder - 0.08, z));
        }
        if (skirt || coat) {
            double hem = coat ? height * 0.3 : height * 0.34;
            Color color = coat ? figure.top() : figure.trousers();
            stage.solid(
                    color,
                    0.36,
                    at(-0.26, hem),
                    at(0.26, hem),
                    at(0.14, hip + 0.1),
                    at(-0.14, hip + 0.1));
        }
        stage.bar(figure.skin(), 0.1, at(0, shoulder, 0), at(0.02, height - 0.2, 0));
    }

    private void leg(Stage stage, double swing, double hip, double z, double shade) {
        Color color = Palette.scaled(skirt ? figure.skin() : figure.trousers(), shade);
        double footHeight = 0.06 + Math.max(0, -swing) * 0.25;
        Vector knee = at(swing * 0.55 + 0.05, hip * 0.52, z);
        Vector ankle = at(swing, footHeight, z);
        stage.bar(color, 0.18, at(0, hip, z), knee);
        stage.bar(color, 0.13, knee, ankle);
        stage.bar(figure.shoes(), 0.1, ankle, at(swing + 0.14, footHeight - 0.02, z));
    }

    private void arm(Stage stage, double swing, double shoulder, double z, double shade) {
        Color color = Palette.scaled(figure.top(), shade * 0.88);
        boolean raised = extra == Extra.UMBRELLA && z * stage.nearSide() > 0;
        Vector elbow = at(raised ? 0.05 : swing * 0.4, shoulder - height * 0.17, z * 1.2);
        Vector hand =
                raised
                        ? at(0.2, shoulder - 0.1, z)
                        : at(swing * 0.9 + 0.06, height * 0.47, z * 1.2);
        stage.bar(color, 0.12, at(0, shoulder - 0.04, z), elbow);
        stage.bar(color, 0.1, elbow, hand);
        stage.ball(figure.skin(), 0.06, hand);
        if (extra == Extra.BAG && z * stage.nearSide() > 0) {
            double x = hand.x();
            double y = hand.y();
            stage.box(extraColor, 0.12, x - 0.16, y - 0.42, x + 0.16, y - 0.12);
        }
    }

    private void paintBackpack(Stage stage, double shoulder) {
        stage.box(extraColor, 0.32, -0.32, shoulder - 0.48, -0.1, shoulder);
    }

    private void paintUmbrella(Stage stage) {
        double z = stage.nearSide() * SHOULDER_SPREAD;
        double rim = height + 0.02;
        stage.bar(Palette.CHASSIS, 0.03, at(0.2, height * 0.74, z), at(0.12, height + 0.2, z));
        stage.upright(z)
                .polygon(
                        extraColor,
                        at(-0.4, rim),
                        at(0.64, rim),
                        at(0.5, rim + 0.17),
                        at(0.28, rim + 0.26),
                        at(-0.04, rim + 0.26),
                        at(-0.26, rim + 0.17));
    }
}
