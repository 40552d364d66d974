// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames;
import io.orric.footage.Scenes;
import java.io.IOException;

/**
 * Frames of cameras at several scenes, in turn: the frame at position p is the one numbered p /
 * count of scene p mod count. Drift is the same at all scenes, as weather is. After the last frame
 * of the show another begins, with new scenes. Any number of threads may ask.
 *
 * @param scenes the scenes there are
 * @param count how many of them are seen
 * @param show frames of each scene over which drift is spread
 * @param seed from which every scene's seed derives
 */
record SceneViews(Scenes scenes, int count, long show, long seed) implements RecordedFrames {

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        long number = position / count;
        long scene = scenes.seed(scenes.seed(seed, position % count), number / show);
        try (RecordedFrames frames = scenes.at(scene, show).open()) {
            return frames.frame(number % show);
        }
    }

    @Override
    public void close() {}
}
