// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.DriftScript;
import io.orric.cameras.Episode;
import io.orric.cameras.images.Seeds;
import io.orric.cameras.scene.RoadUser;
import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.Scenes;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The synthetic roadside camera. */
public final class SyntheticRoadside implements FootageProvider {

    private record RoadsideScenes(SyntheticFootage.Drift drift) implements Scenes {

        @Override
        public Footage at(long seed, long frames) {
            return new SyntheticFootage(seed, drift, frames);
        }

        @Override
        public long seed(long seed, long scene) {
            return Seeds.derive(seed, scene);
        }
    }

    @Override
    public String name() {
        return SYNTHETIC;
    }

    @Override
    public ClassNames classes() {
        return new ClassNames(RoadUser.labels());
    }

    @Override
    public Scenes drifting(Optional<Path> script) throws IOException {
        DriftScript drift =
                script.isPresent()
                        ? UsageException.reading(() -> DriftScript.read(script.get()))
                        : DriftScript.demo();
        return new RoadsideScenes((seed, index) -> drift);
    }

    @Override
    public Scenes under(String conditions) {
        ConditionChoice choice = ConditionChoice.parse(conditions);
        // A script of its own for each frame: a drift script is for whole parts of a show.
        return new RoadsideScenes(
                (seed, index) ->
                        new DriftScript(List.of(new Episode(0, 1, choice.of(seed, index), false))));
    }

    @Override
    public RecordedFrames under(String conditions, RecordedFrames recorded, long seed) {
        return new ConditionedFrames(recorded, ConditionChoice.parse(conditions), seed);
    }
}
