// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Field;
import io.orric.cameras.images.Grain;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.util.random.RandomGenerator;

/**
 * A sensor that is too hot or too slow: grain, clumps and blotches of colour, and uneven rows.
 * Grain alone would vanish when a picture is scaled down for a model; the coarser parts do not.
 */
final class SensorNoise implements Effect {

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        Field clumps = Field.random(random, 64, 48);
        Field red = Field.random(random, 22, 16);
        Field green = Field.random(random, 22, 16);
        Field blue = Field.random(random, 22, 16);
        Field rows = Field.random(random, 1, 60);
        double width = picture.width();
        double height = picture.height();
        picture.map(
                (rgb, x, y) -> {
                    double u = x / width;
                    double v = y / height;
                    double light = 65 * clumps.at(u, v) + 30 * rows.at(0, v);
                    return Rgb.of(
                            Rgb.red(rgb) + severity * (light + 60 * red.at(u, v)),
                            Rgb.green(rgb) + severity * (light + 45 * green.at(u, v)),
                            Rgb.blue(rgb) + severity * (light + 70 * blue.at(u, v)));
                });
        Grain.add(picture, random, 45 * severity);
    }
}
