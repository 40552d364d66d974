// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.Vector.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** A farm tractor: huge rear wheels, a narrow bonnet, and a glass cab or an open seat. */
final class Tractor implements Model {

    private final double rearRadius;
    private final double frontX;
    private final double height;
    private final boolean cab;
    private final boolean loader;
    private final Color paint;
    private final Color roof;
    private final Figure driver;
    private final Wheel rear;
    private final Wheel front;

    Tractor(RandomGenerator random) {
        rearRadius = random.nextDouble(0.78, 0.95);
        frontX = random.nextDouble(1.3, 1.6);
        height = random.nextDouble(2.6, 2.9);
        cab = random.nextInt(4) != 0;
        loader = random.nextInt(4) == 0;
        paint = Palette.oneOf(random, 0x2E7D32, 0xB3261E, 0x1F5FA8, 0xD9771E, 0x5C7A2A, 0xC9B037);
        roof = random.nextBoolean() ? paint : Palette.oneOf(random, 0xE8E8E4, 0x2A2A2D);
        driver = new Figure(random);
        Color rim = Palette.oneOf(random, 0xE3C32F, 0xD8D8D4, 0xB3261E, 0x8E9296);
        rear = new Wheel(rearRadius, 0.45, rim, 0.5);
        front = new Wheel(rearRadius * random.nextDouble(0.55, 0.68), 0.3, rim, 0.5);
    }

    @Override
    public Size size() {
        return new Size(4.1, height, 2.1);
    }

    @Override
    public void paint(Stage stage) {
        double rearX = -0.95;
        rear.paintFar(stage, 1.05, rearX);
        front.paintFar(stage, 0.9, frontX);
        stage.box(Palette.CHASSIS, 0.5, rearX - 0.5, 0.6, frontX + 0.2, 0.95);
        if (stage.nearEnd() > 0) {
            paintSeat(stage, rearX);
            paintBonnet(stage);
        } else {
            paintBonnet(stage);
            paintSeat(stage, rearX);
        }
        front.paintNear(stage, 0.9, frontX);
        if (loader) {
            paintLoader(stage);
        }
        rear.paintNear(stage, 1.05, rearX);
        paintLugs(stage, rearX);
    }

    private void paintBonnet(Stage stage) {
        double nose = frontX + 0.4;
        Prism bonnet =
                stage.solid(
                        paint,
                        0.8,
                        at(-0.1, 0.8),
                        at(nose, 0.85),
                        at(nose + 0.05, 1.4),
                        at(nose - 0.25, 1.55),
                        at(-0.1, 1.68));
        bonnet.side()
                .rectangle(Palette.CHASSIS, nose - 0.75, 0.95, 0.55, 0.4)
                .rectangle(Palette.scaled(paint, 1.3), 0, 1.42, nose - 0.3, 0.07);
        bonnet.across(1)
                .centred(Palette.CHASSIS, 0.6, 0.05, 0.4)
                .pair(Palette.HEADLIGHT, 0.36, 0.38, 0.22, 0.14);
        stage.bar(Palette.CHASSIS, 0.12, at(0.55, 1.6, 0.3), at(0.55, 2.35, 0.3));
    }

    private void paintSeat(Stage stage, double rearX) {
        if (cab) {
            paintCab(stage, rearX);
        } else {
            stage.bar(Palette.CHASSIS, 0.16, at(rearX, 1.1, 0), at(rearX, 1.35, 0));
            driver.ride(
                    stage,
                    at(rearX, 1.35, 0),
                    at(rearX + 0.05, 1.95, 0),
                    at(-0.15, 1.6, 0),
                    at(-0.2, 0.95, 0));
            Vector bow = at(rearX - 0.45, height, 0);
            for (double z : new double[] {-0.5, 0.5}) {
                stage.bar(Palette.CHASSIS, 0.09, at(rearX - 0.5, 1.1, z), bow.across(z));
            }
            stage.bar(Palette.CHASSIS, 0.09, bow.across(-0.5), bow.across(0.5));
        }
        // The mudguard over the rear wheel that the camera sees.
        stage.box(paint, 1.5, rearX - 0.55, rearRadius * 1.55, rearX + 0.6, rearRadius * 1.72);
    }

    private void paintCab(Stage stage, double rearX) {
        double back = rearX - 0.45;
        double front = 0.1;
        Prism glass =
                stage.solid(
                        new Color(0x51656F),
                        1.4,
                        at(back, 1.15),
                        at(front, 1.15),
                        at(front - 0.1, height - 0.15),
                        at(back + 0.12, height - 0.15));
        glass.side()
                .glint(back + 0.5, 0.3, 1.2, height - 0.2, 0.25)
                .line(paint, 0.1, back + 0.02, 1.15, back + 0.14, height - 0.15)
                .line(paint, 0.1, front - 0.03, 1.15, front - 0.12, height - 0.15)
                .line(paint, 0.07, rearX + 0.3, 1.15, rearX + 0.3, height - 0.15)
                .rectangle(paint, back, 1.1, front - back, 0.22);
        stage.box(roof, 1.6, back - 0.05, height - 0.16, front + 0.1, height);
    }

    private void paintLoader(Stage stage) {
        double z = stage.nearSide() * 0.6;
        Color steel = Palette.scaled(paint, 0.8);
        stage.bar(steel, 0.15, at(0.2, 1.5, z), at(frontX + 0.3, 1.2, z));
        stage.bar(steel, 0.15, at(frontX + 0.3, 1.2, z), at(frontX + 0.75, 0.5, z));
        stage.solid(
                Palette.STEEL,
                1.8,
                at(frontX + 0.7, 0.25),
                at(frontX + 1.25, 0.2),
                at(frontX + 0.75, 0.85));
    }

    /** The coarse tread that only these tyres show. */
    private void paintLugs(Stage stage, double rearX) {
        Plane side = stage.side(1.05);
        for (int lug = 0; lug < 14; lug++) {
            double angle = lug * 2 * Math.PI / 14;
            side.line(
                    new Color(0x3A3A3C),
                    0.08,
                    rearX + Math.cos(angle) * rearRadius * 0.78,
                    rearRadius + Math.sin(angle) * rearRadius * 0.78,
                    rearX + Math.cos(angle + 0.15) * rearRadius,
                    rearRadius + Math.sin(angle + 0.15) * rearRadius);
        }
    }
}
