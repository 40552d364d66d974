// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Grain;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.util.random.RandomGenerator;

/** Darkness but for one street lamp: blue, noisy, and black towards the corners. */
final class Night implements Effect {

    /** Shares of each channel that are left at severity 1, under the lamp. */
    private static final double RED = 0.1;

    private static final double GREEN = 0.12;
    private static final double BLUE = 0.2;

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        double lampX = picture.width() * random.nextDouble(0.25, 0.75);
        double lampY = picture.height() * random.nextDouble(0.3, 0.7);
        double reach = picture.width() * 0.55;
        // The eye, and the sensor, take equal factors of light for equal steps.
        double red = Math.pow(RED, severity);
        double green = Math.pow(GREEN, severity);
        double blue = Math.pow(BLUE, severity);
        picture.map(
                (rgb, x, y) -> {
                    double dx = (x - lampX) / reach;
                    double dy = (y - lampY) / reach;
                    double lit = 1 - severity * 0.75 * Math.min(1, dx * dx + dy * dy);
                    return Rgb.of(
                            red * lit * Rgb.red(rgb),
                            green * lit * Rgb.green(rgb),
                            blue * lit * Rgb.blue(rgb));
                });
        Grain.add(picture, random, 11 * severity);
    }
}
