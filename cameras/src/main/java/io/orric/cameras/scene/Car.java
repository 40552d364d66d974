// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.util.random.RandomGenerator;

/** A passenger car: saloon, hatchback, estate or off-roader. */
final class Car implements Model {

    /**
     * Positions of the roof and the bonnet of a body style, as shares of the half length; the boot
     * is low where the rear window ends before the tail.
     */
    private enum Style {
        SALOON(-0.62, -0.36, 0.12, 0.46, 1.42),
        HATCHBACK(-0.98, -0.66, 0.12, 0.48, 1.5),
        ESTATE(-0.99, -0.86, 0.08, 0.42, 1.5),
        OFF_ROADER(-0.99, -0.9, 0.1, 0.36, 1.78);

        private final double windowBack;
        private final double roofBack;
        private final double roofFront;
        private final double windowFront;
        private final double height;

        Style(double... measures) {
            windowBack = measures[0];
            roofBack = measures[1];
            roofFront = measures[2];
            windowFront = measures[3];
            height = measures[4];
        }
    }

    private final Style style;
    private final double half;
    private final double height;
    private final double width;
    private final Color paint;
    private final Color roof;
    private final Wheel wheel;
    private final boolean roofRack;

    Car(RandomGenerator random) {
        style = Seeds.oneOf(random, Style.values());
        half = random.nextDouble(1.85, 2.35);
        height = style.height * random.nextDouble(0.96, 1.06);
        width = random.nextDouble(1.7, 1.9);
        paint = Palette.paint(random);
        roof = random.nextInt(6) == 0 ? Palette.CHASSIS : paint;
        double radius = style == Style.OFF_ROADER ? 0.38 : random.nextDouble(0.3, 0.35);
        wheel = new Wheel(radius, 0.22, Palette.oneOf(random, 0xC4C7CA, 0x8A8D90, 0x4A4C50), 0.66);
        roofRack = random.nextInt(6) == 0;
    }

    @Override
    public Size size() {
        return new Size(2 * half, height, width);
    }

    @Override
    public void paint(Stage stage) {
        double belt = height * 0.6;
        double sill = wheel.radius() * 0.6;
        wheel.paintFar(stage, width / 2, -0.6 * half, 0.62 * half);
        paintCabin(stage, belt);
        paintBody(stage, belt, sill);
        wheel.paintNear(stage, width / 2 + 0.02, -0.6 * half, 0.62 * half);
    }

    private void paintBody(Stage stage, double belt, double sill) {
        double tail = style == Style.SALOON ? belt * 0.97 : belt;
        Prism body =
                stage.solid(
                        paint,
                        width,
                        at(-half * 0.97, sill),
                        at(half * 0.96, sill),
                        at(half, belt * 0.55),
                        at(half * 0.95, belt * 0.8),
                        at(half * style.windowFront, belt),
                        at(half * style.windowBack, belt),
                        at(-half * 0.98, tail),
                        at(-half, belt * 0.6));
        Color seam = Palette.scaled(paint, 0.68);
        body.side()
                .polygon(
                        Palette.CHASSIS,
                        at(-half * 0.95, sill),
                        at(half * 0.94, sill),
                        at(half * 0.95, sill + 0.09),
                        at(-half * 0.96, sill + 0.09))
                .line(seam, 0.03, half * 0.34, sill, half * 0.34, belt)
                .line(seam, 0.03, -half * 0.12, sill, -half * 0.12, belt)
                .line(seam, 0.04, -half * 0.95, belt * 0.78, half * 0.9, belt * 0.74)
                .rectangle(Palette.HEADLIGHT, half * 0.86, belt * 0.62, half * 0.11, belt * 0.16)
                .rectangle(Palette.TAILLIGHT, -half * 0.985, belt * 0.66, half * 0.09, belt * 0.2);
        paintEnds(body);
    }

    private void paintEnds(Prism body) {
        double nose = body.edgeLength(1);
        body.across(1)
                .centred(Palette.CHASSIS, width * 0.56, nose * 0.35, nose * 0.5)
                .centred(Palette.PLATE, 0.52, nose * 0.1, 0.12);
        double lampHeight = body.edgeLength(2);
        body.across(2).pair(Palette.HEADLIGHT, width * 0.48, 0.02, width * 0.17, lampHeight * 0.85);
        body.across(7).centred(Palette.PLATE, 0.52, body.edgeLength(7) * 0.5, 0.12);
        double lamp = body.edgeLength(6);
        body.across(6).pair(Palette.TAILLIGHT, width * 0.48, lamp * 0.35, width * 0.2, lamp * 0.5);
    }

    private void paintCabin(Stage stage, double belt) {
        Prism cabin =
                stage.solid(
                        roof,
                        width * 0.88,
                        at(half * style.windowBack, belt * 0.96),
                        at(half * style.windowFront, belt * 0.96),
                        at(half * style.roofFront, height),
                        at(half * style.roofBack, height));
        double glass = cabin.edgeLength(1);
        cabin.across(1)
                .centred(Palette.GLASS, width * 0.8, glass * 0.08, glass * 0.82)
                .glint(-width * 0.2, width * 0.2, glass * 0.1, glass * 0.88, width * 0.2);
        double rear = cabin.edgeLength(3);
        cabin.across(3).centred(Palette.GLASS, width * 0.76, rear * 0.15, rear * 0.65);
        paintSideWindows(cabin.side(), belt);
        if (roofRack) {
            double back = half * style.roofBack;
            double front = half * style.roofFront;
            stage.box(Palette.CHASSIS, width * 0.6, back, height, front, height + 0.22);
        }
    }

    private void paintSideWindows(Plane side, double belt) {
        double low = belt + 0.02;
        double high = height - 0.07;
        double slopeFront = (style.windowFront - style.roofFront) * half;
        double slopeBack = (style.roofBack - style.windowBack) * half;
        double front = half * style.windowFront - 0.14;
        double back = half * style.windowBack + 0.12;
        double pillar = -half * 0.12;
        side.window(low, high, pillar + 0.05, front, front - slopeFront * 0.86)
                .window(low, high, pillar - 0.05, back, back + slopeBack * 0.86)
                .glint(pillar + 0.25, 0.2, low, high, 0.15);
    }
}
