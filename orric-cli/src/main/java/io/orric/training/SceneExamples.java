// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Frames that a camera draws. */
public final class SceneExamples implements ExampleSource {

    private final FootageProvider camera;
    private final Footage footage;
    private final int frames;
    private final String description;

    /**
     * @param conditions under which each frame is taken, see {@link FootageProvider#under}
     * @param frames how many
     * @param seed of the scene and of the conditions
     * @throws UsageException if there are no frames, or no such conditions
     */
    public SceneExamples(FootageProvider camera, String conditions, int frames, long seed) {
        String what = camera.name() + " frames";
        if (frames < 1) {
            throw UsageException.format("%s are %s, must be at least 1", what, frames);
        }
        this.camera = camera;
        this.footage = camera.under(conditions).at(seed, frames);
        this.frames = frames;
        this.description = frames + " " + what + ", " + conditions + ", seed " + seed;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Examples> load(List<Integer> resolutions, ClassNames classes, Progress progress)
            throws IOException {
        for (String label : camera.classes().toList()) {
            if (!classes.contains(label)) {
                throw UsageException.format(
                        "the %s camera shows the class %s, which is not among the classes %s",
                        camera.name(), label, classes);
            }
        }
        PictureCache cache = new PictureCache(frames, resolutions, classes, progress);
        try (RecordedFrames opened = footage.open()) {
            IntStream.range(0, frames).parallel().forEach(index -> put(cache, opened, index));
        }
        return cache.examples();
    }

    private static void put(PictureCache cache, RecordedFrames frames, int index) {
        try {
            RecordedFrame frame = frames.frame(index);
            cache.put(index, frame.image(), frame.label());
        } catch (UndecodableImageException e) {
            throw new IllegalStateException("the camera's own frame is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
