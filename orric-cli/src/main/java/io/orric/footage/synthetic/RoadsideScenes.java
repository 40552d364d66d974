// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.images.Seeds;
import io.orric.footage.Footage;
import io.orric.footage.Scenes;

/**
 * Scenes that the synthetic roadside camera draws.
 *
 * @param drift how conditions change
 */
record RoadsideScenes(RoadsideDrift drift) implements Scenes {

    @Override
    public Footage at(long seed, long frames) {
        return new SyntheticFootage(seed, drift, frames);
    }

    @Override
    public long seed(long seed, long scene) {
        return Seeds.derive(seed, scene);
    }
}
