// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** A delivery van: a short sloping nose and a tall closed body in one piece. */
final class Van implements Model {

    private final double half;
    private final double height;
    private final double width;
    private final double nose;
    private final Color paint;
    private final Color stripe;
    private final boolean striped;
    private final boolean sideWindows;
    private final Wheel wheel;

    Van(RandomGenerator random) {
        half = random.nextDouble(2.3, 2.9);
        height = random.nextDouble(2.05, 2.6);
        width = random.nextDouble(1.9, 2.1);
        nose = random.nextDouble(0.66, 0.8);
        paint =
                random.nextBoolean()
                        ? Palette.oneOf(random, 0xECECEA, 0xDADCDC)
                        : Palette.paint(random);
        stripe = Palette.paint(random);
        striped = random.nextInt(3) == 0;
        sideWindows = random.nextInt(4) == 0;
        wheel = new Wheel(0.36, 0.25, Palette.oneOf(random, 0xB8BBBE, 0x55585C), 0.6);
    }

    @Override
    public Size size() {
        return new Size(2 * half, height, width);
    }

    @Override
    public void paint(Stage stage) {
        double sill = 0.28;
        double bonnet = 1.15;
        double roofFront = half * (nose - 0.36);
        wheel.paintFar(stage, width / 2, -0.58 * half, 0.66 * half);
        Prism body =
                stage.solid(
                        paint,
                        width,
                        at(-half, sill),
                        at(half * 0.98, sill),
                        at(half, 0.75),
                        at(half * 0.96, bonnet * 0.9),
                        at(half * nose, bonnet),
                        at(roofFront, height * 0.97),
                        at(roofFront - 0.3, height),
                        at(-half * 0.97, height));
        paintFront(body);
        paintRear(body);
        paintSide(body.side(), sill, bonnet, roofFront);
        wheel.paintNear(stage, width / 2 + 0.02, -0.58 * half, 0.66 * half);
    }

    private void paintFront(Prism body) {
        double glass = body.edgeLength(4);
        body.across(4)
                .centred(Palette.GLASS, width * 0.88, glass * 0.04, glass * 0.82)
                .glint(-width * 0.25, width * 0.2, glass * 0.06, glass * 0.84, width * 0.2);
        body.across(1)
                .centred(Palette.CHASSIS, width * 0.92, 0, 0.22)
                .centred(Palette.PLATE, 0.52, 0.06, 0.12);
        double lamp = body.edgeLength(2);
        body.across(2)
                .centred(Palette.CHASSIS, width * 0.5, lamp * 0.2, lamp * 0.5)
                .pair(Palette.HEADLIGHT, width * 0.48, lamp * 0.1, width * 0.18, lamp * 0.8);
    }

    private void paintRear(Prism body) {
        // The edge runs down from the roof.
        double tail = body.edgeLength(7);
        Color seam = Palette.scaled(paint, 0.65);
        body.across(7)
                .pair(Palette.GLASS, width * 0.42, tail * 0.1, width * 0.37, tail * 0.28)
                .line(seam, 0.04, 0, tail * 0.03, 0, tail * 0.93)
                .pair(Palette.TAILLIGHT, width * 0.49, tail * 0.5, width * 0.08, tail * 0.22)
                .centred(Palette.CHASSIS, width * 0.96, tail * 0.91, tail * 0.09)
                .rectangle(Palette.PLATE, -0.5, tail * 0.76, 0.4, 0.12);
    }

    private void paintSide(Plane side, double sill, double bonnet, double roofFront) {
        Color seam = Palette.scaled(paint, 0.68);
        double door = roofFront - 0.75;
        double high = height * 0.9;
        if (striped) {
            side.rectangle(stripe, -half * 0.98, height * 0.36, half * 0.98 + door, height * 0.14);
        }
        side.rectangle(Palette.CHASSIS, -half * 0.98, sill, half * 1.94, 0.14)
                .window(bonnet + 0.1, high, door + 0.08, half * nose - 0.12, roofFront + 0.02)
                .line(seam, 0.035, door, sill, door, height * 0.95)
                .line(seam, 0.035, half * 0.47, sill, half * 0.55, bonnet)
                .line(seam, 0.035, door - 1.3, sill + 0.2, door - 1.3, height * 0.95)
                .line(seam, 0.035, -half * 0.9, height * 0.52, door - 1.3, height * 0.52)
                .rectangle(Palette.HEADLIGHT, half * 0.88, 0.78, half * 0.09, 0.2)
                .rectangle(Palette.TAILLIGHT, -half * 0.995, 0.9, half * 0.04, 0.5)
                .rectangle(Palette.CHASSIS, door + 0.1, bonnet - 0.12, 0.2, 0.05);
        if (sideWindows) {
            side.rectangle(Palette.GLASS, door - 1.15, bonnet + 0.1, 1.0, high - bonnet - 0.1)
                    .rectangle(Palette.GLASS, -half * 0.9, bonnet + 0.1, 1.1, high - bonnet - 0.1);
        }
    }
}
