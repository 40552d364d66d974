// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Vector.at;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** A bicycle, upright or racing, with its rider. */
final class Bicycle implements Model {

    private static final double CRANK = 0.17;
    private static final Color SPOKES = new Color(170, 172, 175, 110);

    private final boolean racing;
    private final boolean basket;
    private final boolean panniers;
    private final boolean helmeted;
    private final double base;
    private final double radius;
    private final double pedalAngle;
    private final Color paint;
    private final Color helmet;
    private final Figure rider;

    Bicycle(RandomGenerator random) {
        racing = random.nextInt(3) == 0;
        basket = !racing && random.nextInt(3) == 0;
        panniers = random.nextInt(4) == 0;
        helmeted = random.nextBoolean();
        base = random.nextDouble(0.5, 0.56);
        radius = random.nextDouble(0.32, 0.36);
        pedalAngle = random.nextDouble(2 * Math.PI);
        paint = Palette.paint(random);
        helmet = Palette.paint(random);
        rider = new Figure(random);
    }

    @Override
    public Size size() {
        return new Size(2 * (base + radius), racing ? 1.6 : 1.78, 0.5);
    }

    @Override
    public void paint(Stage stage) {
        paintWheel(stage.upright(0), -base);
        paintWheel(stage.upright(0), base);
        Vector crank = at(-0.06, 0.3, 0);
        Vector seat = at(-0.22, 0.92, 0);
        Vector stem = at(base - 0.18, 0.88, 0);
        paintFrame(stage, crank, seat, stem);
        Vector handle = at(stem.x() + (racing ? 0.12 : -0.04), racing ? 0.9 : 1.05, 0);
        stage.bar(Palette.CHASSIS, 0.04, stem, handle);
        stage.bar(Palette.CHASSIS, 0.04, handle.across(-0.24), handle.across(0.24));
        if (basket) {
            stage.box(new Color(0x8A6B42), 0.32, handle.x() + 0.08, 0.78, handle.x() + 0.4, 1.02);
        }
        Vector shoulder = at(racing ? 0.2 : -0.06, racing ? 1.32 : 1.48, 0);
        rider.ride(
                stage,
                seat.moved(0, 0.06),
                shoulder,
                handle,
                pedal(crank, pedalAngle + Math.PI),
                pedal(crank, pedalAngle));
        Vector head = shoulder.moved(racing ? 0.14 : 0.06, 0.22);
        rider.head(stage, head);
        if (helmeted) {
            stage.bar(helmet, 0.16, head.moved(-0.08, 0.08), head.moved(0.06, 0.09));
        }
        if (panniers) {
            stage.box(helmet, 0.44, -base - 0.2, 0.38, -base + 0.16, 0.72);
        }
    }

    private void paintWheel(Plane plane, double x) {
        for (int spoke = 0; spoke < 5; spoke++) {
            double dx = Math.cos(spoke * Math.PI / 5) * radius;
            double dy = Math.sin(spoke * Math.PI / 5) * radius;
            plane.line(SPOKES, 0.015, x - dx, radius - dy, x + dx, radius + dy);
        }
        plane.ring(Palette.TYRE, 0.05, x, radius, radius - 0.025)
                .disc(Palette.STEEL, x, radius, 0.04);
    }

    private void paintFrame(Stage stage, Vector crank, Vector seat, Vector stem) {
        Vector rearHub = at(-base, radius, 0);
        Vector seatTube = at(-0.19, 0.78, 0);
        stage.bar(paint, 0.05, rearHub, crank);
        stage.bar(paint, 0.04, rearHub, seatTube);
        stage.bar(paint, 0.055, crank, seat);
        stage.bar(paint, 0.055, crank, at(stem.x(), 0.74, 0));
        stage.bar(paint, 0.05, seatTube, at(stem.x(), 0.82, 0));
        stage.bar(paint, 0.05, stem, at(base, radius, 0));
        stage.bar(Palette.CHASSIS, 0.08, at(-0.34, 0.93, 0), at(-0.1, 0.93, 0));
        stage.upright(0).ring(Palette.STEEL, 0.03, crank.x(), crank.y(), 0.09);
    }

    private static Vector pedal(Vector crank, double angle) {
        return crank.moved(CRANK * Math.cos(angle), CRANK * Math.sin(angle));
    }
}
