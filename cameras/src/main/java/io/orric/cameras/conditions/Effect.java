// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Picture;
import java.util.random.RandomGenerator;

/**
 * Change of a picture by a condition, in place; near severity 0 it does next to nothing. Lengths
 * are shares of the picture's width, so an effect looks alike at every size.
 */
@FunctionalInterface
interface Effect {

    /**
     * Changes the picture.
     *
     * @param severity above 0, up to 1
     */
    void apply(Picture picture, double severity, RandomGenerator random);
}
