// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

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
    public double length() {
        return 2 * (base + radius);
    }

    @Override
    public double height() {
        return racing ? 1.6 : 1.78;
    }

    @Override
    public double width() {
        return 0.5;
    }

    @Override
    public void paint(Stage stage) {
        paintWheel(stage.upright(0), -base);
        paintWheel(stage.upright(0), base);
        Vector crank = new Vector(-0.06, 0.3, 0);
        Vector seat = new Vector(-0.22, 0.92, 0);
        Vector stem = new Vector(base - 0.18, 0.88, 0);
        paintFrame(stage, crank, seat, stem);
        Vector handle = new Vector(stem.x() + (racing ? 0.12 : -0.04), racing ? 0.9 : 1.05, 0);
        stage.bar(Palette.CHASSIS, 0.04, stem, handle);
        stage.bar(Palette.CHASSIS, 0.04, across(handle, -0.24), across(handle, 0.24));
        if (basket) {
            Prism.box(0.32, handle.x() + 0.08, 0.78, handle.x() + 0.4, 1.02)
                    .fill(stage, new Color(0x8A6B42));
        }
        Vector shoulder = new Vector(racing ? 0.2 : -0.06, racing ? 1.32 : 1.48, 0);
        rider.ride(
                stage,
                new Vector(seat.x(), seat.y() + 0.06, 0),
                shoulder,
                handle,
                pedal(crank, pedalAngle + Math.PI),
                pedal(crank, pedalAngle));
        Vector head = new Vector(shoulder.x() + (racing ? 0.14 : 0.06), shoulder.y() + 0.22, 0);
        rider.head(stage, head);
        if (helmeted) {
            stage.bar(
                    helmet,
                    0.16,
                    new Vector(head.x() - 0.08, head.y() + 0.08, 0),
                    new Vector(head.x() + 0.06, head.y() + 0.09, 0));
        }
        if (panniers) {
            Prism.box(0.44, -base - 0.2, 0.38, -base + 0.16, 0.72).fill(stage, helmet);
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
        Vector rearHub = new Vector(-base, radius, 0);
        Vector seatTube = new Vector(-0.19, 0.78, 0);
        stage.bar(paint, 0.05, rearHub, crank);
        stage.bar(paint, 0.04, rearHub, seatTube);
        stage.bar(paint, 0.055, crank, seat);
        stage.bar(paint, 0.055, crank, new Vector(stem.x(), 0.74, 0));
        stage.bar(paint, 0.05, seatTube, new Vector(stem.x(), 0.82, 0));
        stage.bar(paint, 0.05, stem, new Vector(base, radius, 0));
        stage.bar(Palette.CHASSIS, 0.08, new Vector(-0.34, 0.93, 0), new Vector(-0.1, 0.93, 0));
        stage.upright(0).ring(Palette.STEEL, 0.03, crank.x(), crank.y(), 0.09);
    }

    private static Vector pedal(Vector crank, double angle) {
        return new Vector(
                crank.x() + CRANK * Math.cos(angle), crank.y() + CRANK * Math.sin(angle), 0);
    }

    private static Vector across(Vector point, double z) {
        return new Vector(point.x(), point.y(), z);
    }
}
