// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.Vector.at;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.util.random.RandomGenerator;

/** A motorcycle or scooter with its rider under a full helmet. */
final class Motorcycle implements Model {

    private enum Style {
        SPORT(0.62),
        CRUISER(-0.1),
        TOURER(0.2),
        SCOOTER(0.05);

        /** Distance of the shoulders ahead of the hip, metres. */
        private final double lean;

        Style(double lean) {
            this.lean = lean;
        }
    }

    private final Style style;
    private final double base;
    private final double radius;
    private final Color paint;
    private final Color helmet;
    private final Figure rider;
    private final Wheel wheel;

    Motorcycle(RandomGenerator random) {
        style = Seeds.oneOf(random, Style.values());
        base = random.nextDouble(0.68, 0.8) - (style == Style.SCOOTER ? 0.06 : 0);
        radius = style == Style.SCOOTER ? 0.24 : random.nextDouble(0.3, 0.34);
        paint = Palette.paint(random);
        helmet = Palette.paint(random);
        rider = new Figure(random);
        wheel = new Wheel(radius, 0.17, Palette.oneOf(random, 0xA8ACB0, 0x55585C, 0xC9A23A), 0.58);
    }

    @Override
    public Size size() {
        return new Size(2 * (base + radius), 1.62, 0.75);
    }

    @Override
    public void paint(Stage stage) {
        wheel.paint(stage, -base, 0.09);
        wheel.paint(stage, base, 0.09);
        if (style == Style.SCOOTER) {
            paintScooter(stage);
        } else {
            paintMachine(stage);
        }
        Vector handle = handle();
        stage.bar(Palette.CHASSIS, 0.05, handle.across(-0.36), handle.across(0.36));
        paintRider(stage, handle);
    }

    private Vector handle() {
        return switch (style) {
            case CRUISER -> at(base * 0.35, 1.12, 0);
            case SPORT -> at(base * 0.62, 0.9, 0);
            default -> at(base * 0.55, 1.02, 0);
        };
    }

    private void paintMachine(Stage stage) {
        stage.bar(Palette.STEEL, 0.08, at(base, radius, 0.06), at(base * 0.6, 0.95, 0));
        stage.bar(Palette.CHASSIS, 0.1, at(-base, radius, 0), at(-0.1, 0.42, 0));
        stage.box(new Color(0x4A4C50), 0.3, -0.28, 0.24, 0.32, 0.6);
        stage.side(0.16).disc(Palette.STEEL, 0.1, 0.4, 0.13).disc(Palette.STEEL, -0.14, 0.38, 0.11);
        stage.bar(Palette.STEEL, 0.1, at(0.1, 0.26, 0.16), at(-base - 0.1, 0.32, 0.2));
        stage.solid(
                paint,
                0.3,
                at(-0.15, 0.6),
                at(0.42, 0.62),
                at(0.4, 0.88),
                at(0.1, 0.92),
                at(-0.15, 0.78));
        stage.solid(
                Palette.CHASSIS,
                0.28,
                at(-base - 0.15, 0.72),
                at(-0.1, 0.58),
                at(-0.1, 0.76),
                at(-base - 0.2, 0.86));
        if (style == Style.SPORT || style == Style.TOURER) {
            Prism fairing =
                    stage.solid(
                            paint,
                            0.36,
                            at(0.2, 0.36),
                            at(base * 0.8, 0.42),
                            at(base + 0.14, 0.78),
                            at(base * 0.72, 1.12),
                            at(base * 0.4, 0.95));
            fairing.across(2).rectangle(Palette.HEADLIGHT, -0.12, 0.02, 0.24, 0.12);
            stage.side(0.19)
                    .polygon(
                            Palette.scaled(paint, 0.6),
                            at(0.3, 0.42),
                            at(base * 0.7, 0.5),
                            at(base * 0.8, 0.6),
                            at(0.4, 0.55));
        } else {
            stage.ball(Palette.STEEL, 0.11, at(base * 0.78, 0.88, 0));
            stage.ball(Palette.HEADLIGHT, 0.085, at(base * 0.82, 0.88, 0));
        }
        if (style == Style.TOURER) {
            stage.box(Palette.scaled(paint, 0.85), 0.7, -base - 0.25, 0.5, -base + 0.3, 0.84);
        }
    }

    private void paintScooter(Stage stage) {
        stage.solid(
                paint,
                0.36,
                at(-base - 0.2, 0.4),
                at(-0.05, 0.28),
                at(-0.05, 0.72),
                at(-base - 0.25, 0.8));
        stage.box(Palette.CHASSIS, 0.36, -0.1, 0.22, base * 0.55, 0.3);
        stage.solid(
                paint,
                0.4,
                at(base * 0.5, 0.22),
                at(base * 0.8, 0.24),
                at(base * 0.72, 0.98),
                at(base * 0.55, 0.98));
        stage.box(Palette.CHASSIS, 0.3, -base - 0.2, 0.78, -0.05, 0.84);
        stage.ball(Palette.HEADLIGHT, 0.08, at(base * 0.78, 0.9, 0));
    }

    private void paintRider(Stage stage, Vector handle) {
        double hipX = style == Style.CRUISER ? -0.28 : -0.22;
        Vector hip = at(hipX, 0.86, 0);
        double rise = Math.sqrt(0.29 - style.lean * style.lean * 0.45);
        Vector shoulder = at(hipX + style.lean * 0.7, 0.86 + rise, 0);
        double footX = style == Style.CRUISER ? 0.38 : style == Style.SCOOTER ? 0.15 : -0.08;
        rider.ride(stage, hip, shoulder, handle, at(footX, 0.32, 0));
        Vector head = shoulder.moved(0.1, 0.22);
        stage.ball(helmet, 0.155, head);
        Vector visor = head.moved(0.1, 0.01);
        stage.bar(Palette.GLASS, 0.1, visor.across(-0.05), visor.across(0.05));
    }
}
