// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.util.random.RandomGenerator;

/** A lorry: a flat-nosed cab, a gap, and a load on a frame. */
final class Truck implements Model {

    private enum Load {
        BOX,
        TIPPER,
        TANK,
        CRATES
    }

    private static final double FRAME = 0.95;
    private static final double CAB_LENGTH = 1.9;

    private final Load load;
    private final double half;
    private final double loadHeight;
    private final double cabHeight;
    private final double width;
    private final Color paint;
    private final Color loadPaint;
    private final Color badge;
    private final boolean deflector;
    private final boolean twinAxle;
    private final Wheel wheel;

    Truck(RandomGenerator random) {
        load = Seeds.oneOf(random, Load.BOX, Load.BOX, Load.TIPPER, Load.TANK, Load.CRATES);
        half = random.nextDouble(3.5, 4.8);
        loadHeight = random.nextDouble(3.2, 3.9) - (load == Load.BOX ? 0 : 0.7);
        cabHeight = random.nextDouble(2.6, 3.0);
        width = random.nextDouble(2.35, 2.55);
        paint = Palette.paint(random);
        loadPaint =
                switch (load) {
                    case BOX ->
                            random.nextBoolean()
                                    ? Palette.oneOf(random, 0xECECE8, 0xD5D8DA)
                                    : Palette.paint(random);
                    case TIPPER -> Palette.oneOf(random, 0x8A8E92, 0xC7862B, 0x2F6B3F, 0x6B2A20);
                    case TANK -> Palette.oneOf(random, 0xD4D8DB, 0xB9C0C6, 0xE8E4D2);
                    case CRATES -> Palette.oneOf(random, 0x9A7647, 0x7E5E38, 0xB08D57);
                };
        badge = Palette.paint(random);
        deflector = random.nextBoolean();
        twinAxle = half > 4 && random.nextBoolean();
        wheel = new Wheel(0.5, 0.35, Palette.oneOf(random, 0xA9ADB0, 0x6A6E72, 0xD8D8D4), 0.52);
    }

    @Override
    public Size size() {
        return new Size(2 * half, Math.max(loadHeight, cabHeight + 0.3), width);
    }

    @Override
    public void paint(Stage stage) {
        double[] axles = axles();
        wheel.paintFar(stage, width / 2, axles);
        stage.box(Palette.CHASSIS, width * 0.5, -half, 0.55, half - 0.3, FRAME);
        // The end nearer to the camera comes last and covers the other.
        if (stage.nearEnd() > 0) {
            paintLoad(stage);
            paintCab(stage);
        } else {
            paintCab(stage);
            paintLoad(stage);
        }
        wheel.paintNear(stage, width / 2, axles);
    }

    private double[] axles() {
        double front = half - CAB_LENGTH * 0.55;
        double rear = -half * 0.62;
        return twinAxle ? new double[] {rear - 1.1, rear, front} : new double[] {rear, front};
    }

    private void paintCab(Stage stage) {
        double back = half - CAB_LENGTH;
        double belt = 1.75;
        Prism cab =
                stage.solid(
                        paint,
                        width,
                        at(back, 0.6),
                        at(half, 0.45),
                        at(half, belt),
                        at(half - 0.16, cabHeight),
                        at(back, cabHeight));
        cab.side()
                .window(belt, cabHeight - 0.25, half - 1.15, half - 0.14, half - 0.26)
                .line(
                        Palette.scaled(paint, 0.65),
                        0.05,
                        half - 1.3,
                        0.7,
                        half - 1.3,
                        cabHeight - 0.1)
                .rectangle(Palette.CHASSIS, half - 0.32, belt - 0.05, 0.16, 0.6)
                .rectangle(Palette.INDICATOR, half - 0.14, 0.85, 0.12, 0.16);
        cab.across(1)
                .centred(Palette.CHASSIS, width, 0, 0.3)
                .centred(Palette.scaled(paint, 0.5), width * 0.66, 0.55, 0.55)
                .pair(Palette.HEADLIGHT, width * 0.47, 0.32, 0.4, 0.2);
        double glass = cab.edgeLength(2);
        cab.across(2)
                .centred(Palette.GLASS, width * 0.9, 0.05, glass * 0.72)
                .glint(-0.5, 0.5, 0.1, glass * 0.7, 0.4);
        if (deflector) {
            stage.solid(
                    paint,
                    width * 0.8,
                    at(back, cabHeight),
                    at(half - 0.5, cabHeight),
                    at(back, cabHeight + 0.45));
        }
    }

    private void paintLoad(Stage stage) {
        double front = half - CAB_LENGTH - 0.3;
        switch (load) {
            case BOX -> paintBox(stage, front);
            case TIPPER -> paintTipper(stage, front);
            case TANK -> paintTank(stage, front);
            case CRATES -> paintCrates(stage, front);
        }
        paintTail(stage);
    }

    private void paintBox(Stage stage, double front) {
        Prism box = stage.box(loadPaint, width, -half, FRAME, front, loadHeight);
        Color seam = Palette.scaled(loadPaint, 0.72);
        double middle = (front - half) / 2;
        double size = loadHeight - FRAME;
        box.side()
                .rectangle(seam, -half, FRAME, front + half, 0.12)
                .rectangle(seam, -half, loadHeight - 0.1, front + half, 0.1)
                .rectangle(badge, middle - size * 0.6, FRAME + size * 0.35, size * 1.2, size * 0.3);
        box.across(3)
                .line(seam, 0.06, 0, 0, 0, size)
                .pair(Palette.STEEL, 0.35, size * 0.1, 0.08, size * 0.8);
    }

    private void paintTipper(Stage stage, double front) {
        Prism body =
                new Prism(
                        stage,
                        width,
                        at(-half + 0.35, FRAME),
                        at(front - 0.1, FRAME),
                        at(front + 0.15, loadHeight),
                        at(-half, loadHeight - 0.35));
        stage.solid(
                new Color(0x7A6247),
                width * 0.8,
                at(-half * 0.8, loadHeight - 0.6),
                at(front - 0.4, loadHeight - 0.5),
                at(-half * 0.2, loadHeight + 0.35));
        body.fill(loadPaint);
        Color rib = Palette.scaled(loadPaint, 0.7);
        for (double x = -half + 0.7; x < front - 0.2; x += 0.8) {
            body.side().rectangle(rib, x, FRAME, 0.14, loadHeight - FRAME - 0.35);
        }
    }

    private void paintTank(Stage stage, double front) {
        double middle = (FRAME + loadHeight) / 2;
        double radius = (loadHeight - FRAME) / 2;
        double bulge = 0.3;
        Prism tank =
                stage.solid(
                        loadPaint,
                        width * 0.9,
                        at(-half + bulge, FRAME),
                        at(front - bulge, FRAME),
                        at(front, middle - radius * 0.4),
                        at(front, middle + radius * 0.4),
                        at(front - bulge, loadHeight),
                        at(-half + bulge, loadHeight),
                        at(-half, middle + radius * 0.4),
                        at(-half, middle - radius * 0.4));
        double from = -half + bulge / 2;
        double length = front + half - bulge;
        double band = radius * 0.35;
        double badgeX = (front - half) / 2 - 0.5;
        tank.side()
                .rectangle(Palette.scaled(loadPaint, 0.62), from, FRAME, length, band)
                .rectangle(Palette.scaled(loadPaint, 0.8), from, FRAME + band, length, band)
                .rectangle(
                        Palette.scaled(loadPaint, 1.15), from, middle + radius * 0.3, length, band)
                .rectangle(badge, badgeX, middle - radius * 0.25, 1.0, radius * 0.5);
    }

    private void paintCrates(Stage stage, double front) {
        stage.box(Palette.CHASSIS, width, -half, FRAME, front, FRAME + 0.25);
        double step = (front + half) / 3;
        double from = stage.nearEnd() > 0 ? -half : front - step;
        for (int crate = 0; crate < 3; crate++) {
            double x = from + stage.nearEnd() * crate * step;
            double top = loadHeight - 0.35 * ((crate + (twinAxle ? 1 : 0)) % 2) - 0.2;
            Prism box =
                    stage.box(loadPaint, width * 0.9, x + 0.06, FRAME + 0.25, x + step - 0.06, top);
            Color seam = Palette.scaled(loadPaint, 0.65);
            box.side()
                    .line(seam, 0.08, x + 0.1, FRAME + 0.35, x + step - 0.1, top - 0.1)
                    .rectangle(seam, x + 0.06, (FRAME + top) / 2, step - 0.12, 0.08);
        }
        stage.box(Palette.STEEL, width, front - 0.1, FRAME, front, loadHeight * 0.95);
    }

    private void paintTail(Stage stage) {
        Prism bumper = stage.box(Palette.CHASSIS, width * 0.96, -half, 0.6, -half + 0.15, FRAME);
        bumper.across(3)
                .pair(Palette.TAILLIGHT, width * 0.45, 0.1, 0.4, 0.18)
                .centred(Palette.PLATE, 0.52, 0.1, 0.14);
        stage.side(width / 2)
                .rectangle(Palette.STEEL, -half * 0.3, 0.5, half * 0.65, 0.1)
                .rectangle(Palette.STEEL, -half * 0.3, 0.72, half * 0.65, 0.1);
    }
}
