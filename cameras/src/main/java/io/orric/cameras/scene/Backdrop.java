// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.RoadsideScene.WIDTH;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Scenery along the horizon: a street of houses, a wood, or the open country. */
final class Backdrop {

    static void paint(Graphics2D graphics, RandomGenerator random, double horizon) {
        // Shares of each kind; what is left of a view is open.
        double houses = random.nextDouble();
        double trees = random.nextDouble();
        double x = random.nextDouble(-30, 10);
        while (x < WIDTH) {
            double width = random.nextDouble(22, 64);
            double choice = random.nextDouble();
            if (choice < houses * 0.6) {
                paintHouse(graphics, random, x, horizon + 8, width);
            } else if (choice < houses * 0.6 + trees * 0.5) {
                Foliage.tree(
                        graphics, random, x + width / 2, horizon + 8, random.nextDouble(30, 80));
            } else if (choice < 0.8) {
                Foliage.bush(
                        graphics, random, x + width / 2, horizon + 8, random.nextDouble(8, 18));
            }
            x += width * random.nextDouble(0.7, 1.1);
        }
    }

    private static void paintHouse(
            Graphics2D graphics, RandomGenerator random, double x, double ground, double width) {
        Color wall =
                Palette.oneOf(random, 0xC8B89C, 0xA6705A, 0xD6D2C6, 0x8F9498, 0xB59A78, 0x9C8A80);
        boolean tall = random.nextInt(3) == 0;
        double height = tall ? random.nextDouble(70, 120) : random.nextDouble(26, 52);
        double top = ground - height;
        graphics.setColor(wall);
        graphics.fill(new Rectangle2D.Double(x, top, width, height));
        if (!tall) {
            graphics.setColor(Palette.oneOf(random, 0x6B4A3E, 0x55585C, 0x8A4B3A));
            graphics.fill(
                    Plane.outline(
                            at(x - 3, top),
                            at(x + width + 3, top),
                            at(x + width * 0.8, top - 14),
                            at(x + width * 0.2, top - 14)));
        }
        int columns = (int) (width / 11);
        int rows = (int) (height / 15);
        graphics.setColor(Palette.oneOf(random, 0x4A5660, 0x5F6F7A, 0x39424A));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double left = x + 4 + column * (width - 6) / columns;
                graphics.fill(new Rectangle2D.Double(left, top + 5 + row * 15, 5, 8));
            }
        }
    }

    private Backdrop() {}
}
