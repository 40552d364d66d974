// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Field;
import io.orric.cameras.images.Grain;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A sensor that is too hot or too slow: grain, clumps and blotches of colour, and uneven rows.
 * Grain alone would vanish when a picture is scaled down for a model; the coarser parts do not.
 */
final class SensorNoise implements Effect {

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        double width = picture.width();
        double height = picture.height();
        Field clumps = Field.random(random, 64, 48);
        Field warm = Field.random(random, 22, 16);
        Field cold = Field.random(random, 22, 16);
        Field bands = Field.random(random, 1, 60);
        double[] rows = new double[picture.height()];
        Arrays.setAll(rows, y -> 30 * bands.at(0, y / height));
        picture.map(
                (rgb, x, y) -> {
                    double u = x / width;
                    double v = y / height;
                    double light = 65 * clumps.at(u, v) + rows[y];
                    double red = 60 * warm.at(u, v);
                    double blue = 70 * cold.at(u, v);
                    return Rgb.of(
                            Rgb.red(rgb) + severity * (light + red),
                            Rgb.green(rgb) + severity * (light - (red + blue) / 2),
                            Rgb.blue(rgb) + severity * (light + blue));
                });
        Grain.add(picture, random, 45 * severity);
    }
}
