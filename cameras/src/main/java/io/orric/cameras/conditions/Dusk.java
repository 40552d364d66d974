// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Grain;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.util.random.RandomGenerator;

/** The sun below the horizon: dim, warm above and purple below. */
final class Dusk implements Effect {

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        int height = picture.height();
        double red = 1 - 0.66 * severity;
        double green = 1 - 0.8 * severity;
        double blue = 1 - 0.7 * severity;
        picture.map(
                (rgb, x, y) -> {
                    double glow = severity * (1 - (double) y / height);
                    return Rgb.of(
                            red * Rgb.red(rgb) + 74 * glow,
                            green * Rgb.green(rgb) + 30 * glow,
                            blue * Rgb.blue(rgb) + 12 * glow + 14 * severity);
                });
        Grain.add(picture, random, 6 * severity);
    }
}
