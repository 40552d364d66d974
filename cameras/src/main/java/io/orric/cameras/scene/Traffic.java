// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.RoadsideScene.HEIGHT;
import static io.orric.cameras.scene.RoadsideScene.WIDTH;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Road users of one frame in front of the view, drawn from far to near. */
final class Traffic {

    private final Graphics2D graphics;
    private final View view;
    private final RandomGenerator random;
    private Framing framing;
    private Pose pose;

    Traffic(Graphics2D graphics, View view, RandomGenerator random) {
        this.graphics = graphics;
        this.view = view;
        this.random = random;
    }

    /** Up to two small road users on the far side: distractors of any class. */
    void paintFarAway() {
        int count = Math.max(0, random.nextInt(4) - 1);
        for (int i = 0; i < count; i++) {
            Model model = Seeds.oneOf(random, RoadUser.values()).design(random);
            Framing small = Framing.filling(random.nextDouble(0.05, 0.1), model, 0.05, random);
            paint(model, small.at(random.nextDouble(WIDTH), view.farLane()));
        }
    }

    /** The road user whose class is the frame's label. */
    void paintDominant(Model model) {
        double share = random.nextDouble(0.48, 0.76);
        framing = Framing.filling(share, model, random.nextDouble(0.06, 0.24), random);
        double play = (WIDTH - framing.width()) / 2 * 1.08;
        double x = WIDTH / 2.0 + random.nextDouble(-play, play);
        // A tall one stands nearer to the camera, so that its top stays in the frame.
        double lowest = HEIGHT * 0.94;
        double highest = Math.min(lowest - 1, Math.max(view.nearLane(), framing.height() * 0.98));
        pose = framing.at(x, random.nextDouble(highest, lowest));
        paint(model, pose);
    }

    /** In two frames of five, something that hides a part of the dominant road user. */
    void paintInBetween() {
        switch (random.nextInt(10)) {
            case 0 -> paintPole();
            case 1 -> paintBush();
            case 2 -> paintSign();
            case 3 -> paintPasser();
            default -> {}
        }
    }

    private void paint(Model model, Pose pose) {
        Stage stage = new Stage(graphics, pose, view.light());
        stage.shadow(model.size());
        model.paint(stage);
    }

    private void paintPole() {
        double width = random.nextDouble(4, 10);
        double x = besideMiddle() - width / 2;
        Color color = Palette.oneOf(random, 0x6E7276, 0x5A4632, 0x9A9DA0);
        graphics.setColor(color);
        graphics.fill(new Rectangle2D.Double(x, 0, width, HEIGHT));
        graphics.setColor(Palette.scaled(color, 1.25));
        graphics.fill(new Rectangle2D.Double(x + width * 0.2, 0, width * 0.25, HEIGHT));
    }

    private void paintBush() {
        double x = besideMiddle();
        double below = framing.height() * 0.14;
        double reach = framing.height() * random.nextDouble(0.15, 0.32);
        Foliage.bush(graphics, random, x, pose.y() + below, below + reach);
    }

    private void paintSign() {
        double x = besideMiddle();
        double size = random.nextDouble(12, 20);
        double y = pose.y() - framing.height() * random.nextDouble(0.3, 0.8);
        graphics.setColor(Palette.STEEL);
        graphics.fill(new Rectangle2D.Double(x - 2, y, 4, HEIGHT - y));
        Color edge = Palette.oneOf(random, 0xC02020, 0x2050A0, 0xE0B020);
        graphics.setColor(edge);
        graphics.fill(Plane.circle(x, y, size));
        graphics.setColor(new Color(0xF2F2EE));
        graphics.fill(Plane.circle(x, y, size * 0.72));
    }

    /** The end of a vehicle that is about to leave the frame, close to the camera. */
    private void paintPasser() {
        Model model =
                Seeds.oneOf(random, RoadUser.CAR, RoadUser.VAN, RoadUser.TRUCK).design(random);
        Framing close = Framing.filling(1.2, model, framing.pitch(), random);
        double visible = WIDTH * random.nextDouble(0.05, 0.13);
        double fromLeft = visible - close.width() / 2;
        double x = random.nextBoolean() ? fromLeft : WIDTH - fromLeft;
        paint(model, close.at(x, HEIGHT * random.nextDouble(1.0, 1.1)));
    }

    /** A column at which the dominant road user is hidden in part, away from its very middle. */
    private double besideMiddle() {
        double offset = framing.width() * random.nextDouble(0.12, 0.5);
        return pose.x() + (random.nextBoolean() ? offset : -offset);
    }
}
