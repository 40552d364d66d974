// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.Episode;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.scene.RoadUser;
import io.orric.vision.ClassNames;
import io.orric.vision.UndecodableImageException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frames of the synthetic camera.
 *
 * @param frames how many
 * @param conditions under which each is taken
 * @param seed of the scene and of the conditions
 */
public record SyntheticExamples(int frames, ConditionChoice conditions, long seed)
        implements ExampleSource {

    /**
     * @throws IllegalArgumentException if there are no frames
     */
    public SyntheticExamples {
        if (frames < 1) {
            throw new IllegalArgumentException(
                    "synthetic frames are " + frames + ", must be at least 1");
        }
    }

    /** The classes of road user. */
    public static ClassNames classes() {
        return new ClassNames(RoadUser.labels());
    }

    @Override
    public String description() {
        return frames + " synthetic frames, " + conditions + ", seed " + seed;
    }

    @Override
    public List<Examples> load(List<Integer> resolutions, ClassNames classes, Progress progress) {
        for (String label : RoadUser.labels()) {
            if (!classes.contains(label)) {
                throw new IllegalArgumentException(
                        "the synthetic camera shows the class "
                                + label
                                + ", which is not among the classes "
                                + classes);
            }
        }
        PictureCache cache = new PictureCache(frames, resolutions, classes, progress);
        IntStream.range(0, frames).parallel().forEach(index -> take(index, cache));
        return cache.examples();
    }

    private void take(int index, PictureCache cache) {
        // A script of its own for each frame: a drift script is for whole parts of a show.
        Episode always = new Episode(0, 1, conditions.of(seed, index), false);
        SyntheticCamera camera =
                new SyntheticCamera(seed, new DriftScript(List.of(always)), frames);
        CameraFrame frame = camera.frame(index);
        try {
            cache.put(index, frame.jpeg(), frame.label());
        } catch (UndecodableImageException e) {
            throw new IllegalStateException("the camera's own frame is damaged", e);
        }
    }
}
