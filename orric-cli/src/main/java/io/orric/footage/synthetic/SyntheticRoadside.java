// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.DriftScript;
import io.orric.cameras.scene.RoadUser;
import io.orric.footage.Drift;
import io.orric.footage.FootageProvider;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.util.Optional;

/** The synthetic roadside camera. */
public final class SyntheticRoadside implements FootageProvider {

    @Override
    public String name() {
        return SYNTHETIC;
    }

    @Override
    public ClassNames classes() {
        return new ClassNames(RoadUser.labels());
    }

    @Override
    public Drift drift(Optional<String> text) throws IOException {
        return text.isPresent()
                ? RoadsideDrift.parse(text.get())
                : new RoadsideDrift(DriftScript.demo());
    }

    @Override
    public Drift under(String conditions) {
        return RoadsideDrift.under(conditions);
    }
}
