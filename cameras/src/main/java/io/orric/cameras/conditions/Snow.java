// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Field;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.random.RandomGenerator;

/** Snow: a white ground, thick air, and flakes large and small. */
final class Snow implements Effect {

    private static final int WHITE = 0xECEFF3;
    private static final int FLAKES = 600;

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        Field drifts = Field.random(random, 9, 7);
        double width = picture.width();
        double height = picture.height();
        picture.map(
                (rgb, x, y) -> {
                    double ground = Math.max(0, y / height - 0.35);
                    double lying = ground * (1 + 0.6 * drifts.at(x / width, y / height));
                    return Rgb.mixed(rgb, WHITE, severity * Math.min(1, 0.42 + 0.5 * lying));
                });
        picture.draw(graphics -> fall(graphics, picture, severity, random));
    }

    private static void fall(
            Graphics2D graphics, Picture picture, double severity, RandomGenerator random) {
        double width = picture.width();
        for (int flake = 0; flake < FLAKES * severity; flake++) {
            // Few are close to the lens; those are large and out of focus.
            double near = Math.pow(random.nextDouble(), 6);
            double size = width * (0.006 + 0.05 * near);
            graphics.setColor(new Color(250, 251, 253, (int) (225 - 110 * near)));
            double x = random.nextDouble(-0.05, 1) * width;
            double y = random.nextDouble(-0.05, 1) * picture.height();
            graphics.fill(new Ellipse2D.Double(x, y, size, size * 1.15));
        }
    }
}
