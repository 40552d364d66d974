// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.RoadsideScene.HEIGHT;
import static io.orric.cameras.scene.RoadsideScene.WIDTH;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/**
 * A stretch of road without traffic: sky, backdrop, verges and the road that crosses the frame.
 *
 * @param horizon pixel row where the land ends
 * @param roadTop pixel row of the road's far edge
 * @param roadBottom pixel row of the road's near edge
 * @param tilt pixels by which the road falls from the left of the frame to the right
 */
record View(
        long seed, Light light, double horizon, double roadTop, double roadBottom, double tilt) {

    private static final long LAYOUT = 1;
    private static final long DRAWING = 2;

    static View of(long seed) {
        RandomGenerator random = Seeds.random(seed, LAYOUT);
        Light light = new Light(random.nextDouble(-1, 1), random.nextDouble());
        double horizon = HEIGHT * random.nextDouble(0.34, 0.52);
        double roadTop = horizon + HEIGHT * random.nextDouble(0.07, 0.16);
        double roadBottom = HEIGHT * random.nextDouble(0.86, 1.02);
        return new View(
                seed, light, horizon, roadTop, roadBottom, HEIGHT * random.nextDouble(-0.05, 0.05));
    }

    /** The pixel row on which far traffic stands. */
    double farLane() {
        return roadTop + (roadBottom - roadTop) * 0.08;
    }

    /** The highest pixel row on which near traffic stands. */
    double nearLane() {
        return roadTop + (roadBottom - roadTop) * 0.45;
    }

    /** Draws the view; it looks the same every time. */
    void paint(Graphics2D graphics) {
        RandomGenerator random = Seeds.random(seed, DRAWING);
        paintSky(graphics, random);
        paintHills(graphics, random);
        Color grass = Palette.oneOf(random, 0x6F8A4A, 0x5B7A3E, 0x8A8A52, 0x7D7C5C, 0x4F6B3A);
        graphics.setColor(grass);
        graphics.fill(new Rectangle2D.Double(0, horizon, WIDTH, HEIGHT - horizon));
        Backdrop.paint(graphics, random, horizon);
        paintGround(graphics, random, grass, horizon, HEIGHT);
        paintRoad(graphics, random);
    }

    private void paintSky(Graphics2D graphics, RandomGenerator random) {
        Color grey = new Color(0xC3C8CC);
        Color zenith = Palette.mixed(grey, new Color(0x5E93CF), light.sunshine());
        Color haze = Palette.mixed(new Color(0xD8DBDD), new Color(0xCFE0EC), light.sunshine());
        graphics.setPaint(new GradientPaint(0, 0, zenith, 0, (float) horizon, haze));
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, horizon + 1));
        graphics.setColor(new Color(255, 255, 255, 90));
        int puffs = random.nextInt(12);
        for (int puff = 0; puff < puffs; puff++) {
            double width = random.nextDouble(30, 110);
            double y = random.nextDouble(horizon * 0.7);
            graphics.fill(
                    new Ellipse2D.Double(random.nextDouble(-40, WIDTH), y, width, width * 0.22));
        }
    }

    private void paintHills(Graphics2D graphics, RandomGenerator random) {
        int layers = random.nextInt(3);
        for (int layer = 0; layer < layers; layer++) {
            double base = horizon - 6 + layer * 6;
            double swell = random.nextDouble(6, 26) / (layer + 1);
            double phase = random.nextDouble(6.3);
            Path2D ridge = new Path2D.Double();
            ridge.moveTo(0, horizon + 1);
            for (int x = 0; x <= WIDTH; x += 16) {
                double wave = Math.sin(phase + x * 0.017) + 0.5 * Math.sin(phase * 3 + x * 0.041);
                ridge.lineTo(x, Math.min(horizon, base - swell * (0.8 + 0.6 * wave)));
            }
            ridge.lineTo(WIDTH, horizon + 1);
            ridge.closePath();
            graphics.setColor(Palette.oneOf(random, 0x8FA3AC, 0x7E9384, 0x86937A, 0x9AA7A0));
            graphics.fill(ridge);
        }
    }

    private void paintRoad(Graphics2D graphics, RandomGenerator random) {
        Color asphalt = Palette.oneOf(random, 0x6A6C6E, 0x58595C, 0x7B7A78, 0x4C4D50, 0x86827C);
        if (random.nextInt(3) == 0) {
            Color verge = Palette.oneOf(random, 0xA8A49C, 0x96928C, 0xB3A898);
            band(graphics, verge, roadBottom, HEIGHT + 20.0);
        }
        band(graphics, asphalt, roadTop, roadBottom);
        paintGround(graphics, random, asphalt, roadTop + 4, Math.min(HEIGHT, roadBottom));
        paintMarkings(graphics, random);
        if (random.nextInt(4) == 0) {
            paintRail(graphics);
        }
    }

    private void paintMarkings(Graphics2D graphics, RandomGenerator random) {
        Color marking = Palette.oneOf(random, 0xDCDCD6, 0xE0D080, 0xC8C8C4);
        double depth = roadBottom - roadTop;
        if (random.nextInt(4) != 0) {
            band(graphics, marking, roadTop + depth * 0.05, roadTop + depth * 0.05 + 1.5);
            band(graphics, marking, roadBottom - depth * 0.07, roadBottom - depth * 0.07 + 3.5);
        }
        double middle = roadTop + depth * random.nextDouble(0.32, 0.42);
        double dash = random.nextDouble(20, 44);
        graphics.setColor(marking);
        for (double x = -random.nextDouble(dash); x < WIDTH; x += dash * 2) {
            double y = middle + slope(x);
            graphics.fill(
                    Plane.outline(
                            at(x, y),
                            at(x + dash, y + slope(dash) - slope(0)),
                            at(x + dash + 3, y + 3),
                            at(x + 2, y + 3)));
        }
    }

    private void paintRail(Graphics2D graphics) {
        graphics.setColor(new Color(0x8C9094));
        for (int x = 8; x < WIDTH; x += 26) {
            graphics.fill(new Rectangle2D.Double(x, roadTop - 9 + slope(x), 2.5, 10));
        }
        band(graphics, new Color(0xB4B8BB), roadTop - 10, roadTop - 6);
    }

    /** Fills the strip between two rows, tilted as the road is. */
    private void band(Graphics2D graphics, Color color, double top, double bottom) {
        double left = slope(0);
        double right = slope(WIDTH);
        graphics.setColor(color);
        graphics.fill(
                Plane.outline(
                        at(0, top + left),
                        at(WIDTH, top + right),
                        at(WIDTH, bottom + right),
                        at(0, bottom + left)));
    }

    /** Blotches and tufts that keep a ground from being one flat colour. */
    private static void paintGround(
            Graphics2D graphics, RandomGenerator random, Color color, double top, double bottom) {
        for (int patch = 0; patch < 40; patch++) {
            double y = random.nextDouble(top, bottom);
            double size = 3 + 26 * (y - top) / HEIGHT;
            Color shade = Palette.scaled(color, random.nextDouble(0.86, 1.12));
            graphics.setColor(shade);
            double x = random.nextDouble(-10, WIDTH);
            graphics.fill(new Ellipse2D.Double(x, y, size * random.nextDouble(1, 5), size * 0.3));
        }
    }

    private double slope(double x) {
        return tilt * (x / WIDTH - 0.5);
    }
}
