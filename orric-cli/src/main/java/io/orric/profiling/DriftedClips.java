// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.footage.DriftedFrames;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.options.UsageException;
import java.io.IOException;

/** Clips of footage under drift conditions, several scenes under each of them. */
@FunctionalInterface
public interface DriftedClips {

    /**
     * Opens a clip; the caller closes it.
     *
     * @param conditions as {@link FootageProvider#under(String)} takes them
     * @param scene number of the scene, from 1
     * @param frames number of frames of the clip, at least 1
     * @throws UsageException if they are no conditions, or there are too few frames
     */
    RecordedFrames clip(String conditions, int scene, int frames) throws IOException;

    /**
     * Clips that a camera draws: a scene of its own for each number, the same under all conditions.
     *
     * @param seed of the scenes
     */
    static DriftedClips drawn(FootageProvider camera, long seed) {
        return (conditions, scene, frames) -> {
            var scenes = camera.under(conditions).scenes();
            return scenes.at(scenes.seed(seed, scene), frames).open();
        };
    }

    /**
     * Parts of a recording under conditions that a camera puts over them. They begin at equal
     * distances from the beginning to the end of the recording, and overlap where it is short.
     *
     * @param recorded stays open
     * @param scenes number of parts
     * @param seed decides where drops, flakes and grains are
     */
    static DriftedClips recorded(
            RecordedFrames recorded, FootageProvider camera, int scenes, long seed) {
        return (conditions, scene, frames) -> {
            long spare = recorded.size() - frames;
            if (spare < 0) {
                throw UsageException.format(
                        "--frames has %s frames, a trial takes --slots x --frames-per-slot = %s;"
                                + " record more or lower one of them",
                        recorded.size(), frames);
            }
            long from = scenes == 1 ? 0 : (scene - 1) * spare / (scenes - 1);
            return new DriftedFrames(
                    new Part(recorded, from, frames),
                    camera.under(conditions),
                    seed + scene,
                    frames);
        };
    }

    /** Some frames of a recording, which stays open. */
    record Part(RecordedFrames recorded, long from, long size) implements RecordedFrames {

        @Override
        public RecordedFrame frame(long position) throws IOException {
            return recorded.frame(from + position);
        }

        @Override
        public void close() {}
    }
}
