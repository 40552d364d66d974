// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Field;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Rgb;
import java.util.random.RandomGenerator;

/**
 * Fog in banks: light is lost along the way as exp(-density), replaced by a pale grey. It is denser
 * towards the top of the picture, where a roadside camera looks farthest.
 */
final class Fog implements Effect {

    private static final int VEIL = 0xC6CACD;

    /** Optical depth at severity 1, half-way up. */
    private static final double DEPTH = 2.7;

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        Field banks = Field.random(random, 5, 4);
        double width = picture.width();
        double height = picture.height();
        picture.map(
                (rgb, x, y) -> {
                    double far = 1.25 - 0.5 * y / height;
                    double density =
                            severity * DEPTH * far * (1 + 0.3 * banks.at(x / width, y / height));
                    return Rgb.mixed(rgb, VEIL, 1 - Math.exp(-density));
                });
    }
}
