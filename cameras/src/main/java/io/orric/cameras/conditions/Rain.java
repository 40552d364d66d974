// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.BoxBlur;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.random.RandomGenerator;

/**
 * Rain: grey light, streaks that fall, and drops on the lens that turn what is behind them over.
 */
final class Rain implements Effect {

    private static final int GREY = 0x6E7479;
    private static final int STREAKS = 240;
    private static final int DROPS = 34;

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        BoxBlur.apply(picture, picture.width() * 0.005 * severity);
        picture.map((rgb, x, y) -> Rgb.mixed(rgb, GREY, 0.55 * severity));
        picture.draw(graphics -> fall(graphics, picture, severity, random));
        wetLens(picture, severity, random);
    }

    private static void fall(
            Graphics2D graphics, Picture picture, double severity, RandomGenerator random) {
        double width = picture.width();
        double slant = random.nextDouble(-0.35, 0.35);
        graphics.setColor(new Color(214, 220, 226, (int) (40 + 100 * severity)));
        graphics.setStroke(new BasicStroke((float) (width * (0.002 + 0.003 * severity))));
        for (int streak = 0; streak < STREAKS * severity; streak++) {
            double x = random.nextDouble(-0.1, 1.1) * width;
            double y = random.nextDouble(-0.1, 1.0) * picture.height();
            double length = random.nextDouble(0.04, 0.13) * width;
            graphics.draw(new Line2D.Double(x, y, x + slant * length, y + length));
        }
    }

    private static void wetLens(Picture picture, double severity, RandomGenerator random) {
        int[] dry = picture.pixels().clone();
        for (int drop = 0; drop < DROPS * severity; drop++) {
            int x = random.nextInt(picture.width());
            int y = random.nextInt(picture.height());
            double radius = random.nextDouble(0.015, 0.055) * picture.width();
            turnOver(picture, dry, x, y, radius);
        }
    }

    /** Shows in a disc what lies around it, upside down and smaller. */
    private static void turnOver(
            Picture picture, int[] dry, int centreX, int centreY, double radius) {
        int width = picture.width();
        int height = picture.height();
        int reach = (int) radius;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                int x = centreX + dx;
                int y = centreY + dy;
                boolean inside = x >= 0 && x < width && y >= 0 && y < height;
                if (inside && dx * dx + dy * dy <= radius * radius) {
                    int fromX = Math.max(0, Math.min(width - 1, centreX - 3 * dx));
                    int fromY = Math.max(0, Math.min(height - 1, centreY - 3 * dy));
                    picture.pixels()[y * width + x] = dry[fromY * width + fromX];
                }
            }
        }
    }
}
