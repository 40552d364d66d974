// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** A city bus or a coach: one long box with a band of windows from end to end. */
final class Bus implements Model {

    private final double half;
    private final double height;
    private final double width;
    private final boolean coach;
    private final int windows;
    private final int firstDoor;
    private final Color paint;
    private final Color skirt;
    private final Color sign;
    private final Wheel wheel;

    Bus(RandomGenerator random) {
        coach = random.nextInt(3) == 0;
        half = random.nextDouble(4.6, 6.0);
        height = random.nextDouble(2.95, 3.3) + (coach ? 0.35 : 0);
        width = 2.5;
        windows = random.nextInt(5, 8);
        firstDoor = random.nextInt(2, 4);
        paint =
                Palette.oneOf(
                        random, 0xC8372D, 0xE3B23C, 0xEDEDE8, 0x2F6FB0, 0x3F8F57, 0xD9D2C0,
                        0x7B3FA0, 0x3FA3A8);
        skirt = random.nextBoolean() ? paint : Palette.paint(random);
        sign = Palette.oneOf(random, 0xFFB02E, 0xF5E663, 0xFFFFFF);
        wheel = new Wheel(0.48, 0.3, Palette.oneOf(random, 0xB4B8BC, 0x64686C), 0.55);
    }

    @Override
    public Size size() {
        return new Size(2 * half, height, width);
    }

    @Override
    public void paint(Stage stage) {
        double rear = -half * 0.5;
        double front = half * 0.62;
        wheel.paintFar(stage, width / 2, rear, front);
        double rake = coach ? 0.35 : 0.1;
        Prism body =
                stage.solid(
                        paint,
                        width,
                        at(-half, 0.35),
                        at(half, 0.35),
                        at(half, 1.2),
                        at(half - rake, height - 0.1),
                        at(half - rake - 0.2, height),
                        at(-half + 0.15, height),
                        at(-half, height - 0.15));
        paintSide(body.side(), rake);
        paintFront(body);
        paintRear(body);
        Color roof = Palette.scaled(paint, 0.9);
        stage.box(roof, width * 0.55, -half * 0.5, height, half * 0.1, height + 0.16);
        wheel.paintNear(stage, width / 2 + 0.01, rear, front);
    }

    private void paintSide(Plane side, double rake) {
        double low = coach ? 1.65 : 1.3;
        double high = height - 0.38;
        double from = -half + 0.2;
        double to = half - rake - 0.2;
        side.rectangle(skirt, -half, 0.35, 2 * half, 0.5)
                .rectangle(Palette.CHASSIS, -half, 0.35, 2 * half, 0.1)
                .rectangle(Palette.GLASS, from, low, to - from, high - low);
        double step = (to - from) / windows;
        for (int window = 0; window < windows; window++) {
            double x = from + window * step;
            side.rectangle(Palette.scaled(paint, 0.55), x - 0.04, low, 0.08, high - low)
                    .glint(x + step * 0.3, step * 0.2, low, high, step * 0.22);
        }
        paintDoor(side, to - 0.95, high);
        if (!coach) {
            paintDoor(side, from + (windows - firstDoor) * step - 0.6, high);
        }
        side.rectangle(Palette.TAILLIGHT, -half + 0.02, 0.9, 0.1, 0.4)
                .rectangle(Palette.HEADLIGHT, half - 0.14, 0.75, 0.12, 0.25);
    }

    private void paintDoor(Plane side, double x, double high) {
        side.rectangle(Palette.scaled(paint, 0.6), x, 0.42, 1.1, high - 0.42)
                .rectangle(Palette.GLASS_GLINT, x + 0.08, 0.6, 0.42, high - 0.7)
                .rectangle(Palette.GLASS_GLINT, x + 0.6, 0.6, 0.42, high - 0.7);
    }

    private void paintFront(Prism body) {
        double glass = body.edgeLength(2);
        body.across(2)
                .centred(Palette.GLASS, width * 0.92, 0.02, glass * 0.78)
                .glint(-0.6, 0.5, 0.1, glass * 0.75, 0.5)
                .centred(Palette.CHASSIS, width * 0.84, glass * 0.8, glass * 0.18)
                .centred(sign, width * 0.6, glass * 0.84, glass * 0.09);
        body.across(1)
                .centred(Palette.CHASSIS, width, 0, 0.2)
                .pair(Palette.HEADLIGHT, width * 0.46, 0.35, 0.42, 0.22)
                .centred(Palette.PLATE, 0.52, 0.24, 0.12);
    }

    private void paintRear(Prism body) {
        // The edge runs down from the roof.
        double tail = body.edgeLength(6);
        body.across(6)
                .centred(Palette.GLASS, width * 0.8, tail * 0.1, tail * 0.3)
                .centred(Palette.scaled(paint, 0.6), width * 0.7, tail * 0.58, tail * 0.2)
                .pair(Palette.TAILLIGHT, width * 0.47, tail * 0.5, 0.2, tail * 0.25)
                .centred(Palette.CHASSIS, width, tail * 0.92, tail * 0.08);
    }
}
