// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Paints bushes and trees; sizes in pixels, from the ground up. */
final class Foliage {

    static void bush(
            Graphics2D graphics, RandomGenerator random, double x, double ground, double height) {
        Color leaf = leaf(random);
        for (int blob = 0; blob < 7; blob++) {
            double dx = (blob - 3) * height * 0.22 + random.nextDouble(-3, 3);
            double reach = height * (1 - 0.06 * (blob - 3) * (blob - 3));
            Color shade = Palette.scaled(leaf, random.nextDouble(0.75, 1.15));
            blob(graphics, shade, x + dx, ground - reach * 0.5, reach * 0.5);
        }
    }

    static void tree(
            Graphics2D graphics, RandomGenerator random, double x, double ground, double height) {
        graphics.setColor(new Color(0x4E3B2A));
        graphics.fill(
                new Rectangle2D.Double(
                        x - height * 0.03, ground - height * 0.45, height * 0.06, height * 0.45));
        Color leaf = leaf(random);
        if (random.nextInt(3) == 0) {
            paintConifer(graphics, leaf, x, ground, height);
            return;
        }
        for (int blob = 0; blob < 6; blob++) {
            double dx = random.nextDouble(-0.2, 0.2) * height;
            double up = random.nextDouble(0.5, 0.8) * height;
            Color shade = Palette.scaled(leaf, random.nextDouble(0.75, 1.15));
            blob(graphics, shade, x + dx, ground - up, height * 0.2);
        }
    }

    private static void paintConifer(
            Graphics2D graphics, Color leaf, double x, double ground, double height) {
        for (int tier = 0; tier < 3; tier++) {
            double base = ground - height * (0.15 + 0.22 * tier);
            double half = height * (0.22 - 0.05 * tier);
            Path2D triangle =
                    Plane.outline(
                            at(x - half, base), at(x + half, base), at(x, base - height * 0.42));
            graphics.setColor(Palette.scaled(leaf, 0.7 + 0.12 * tier));
            graphics.fill(triangle);
        }
    }

    private static void blob(Graphics2D graphics, Color color, double x, double y, double radius) {
        graphics.setColor(color);
        graphics.fill(Plane.circle(x, y, radius));
    }

    private static Color leaf(RandomGenerator random) {
        return Palette.oneOf(random, 0x4C7038, 0x3A5A30, 0x6B7F3A, 0x57793F, 0x7C7A36, 0x2F4D2C);
    }

    private Foliage() {}
}
