// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.BoxBlur;
import io.orric.cameras.images.Picture;
import java.util.random.RandomGenerator;

/** A lens out of focus. */
final class Defocus implements Effect {

    /** At severity 1, as a share of the width. */
    private static final double RADIUS = 0.045;

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        double radius = picture.width() * RADIUS * severity;
        // Twice, since a square alone leaves hard double edges.
        BoxBlur.apply(picture, radius);
        BoxBlur.apply(picture, radius * 0.7);
    }
}
