// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.images.Seeds;
import io.orric.footage.RecordedFrames;

/**
 * What synthetic cameras at several scenes see, in turn: the frame at position p is the one
 * numbered p / scenes of scene p mod scenes. Drift is the same at all scenes, as weather is. After
 * the last frame of the show another begins, with new scenes. Any number of threads may ask.
 *
 * @param seed from which every scene's seed derives
 * @param drift how conditions change
 * @param scenes how many scenes there are
 * @param show frames of each scene over which the drift script is spread
 */
record SyntheticViews(long seed, DriftScript drift, int scenes, long show)
        implements RecordedFrames {

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public RecordedFrame frame(long position) {
        long scene = position % scenes;
        long number = position / scenes;
        long sceneSeed = Seeds.derive(Seeds.derive(seed, scene), number / show);
        CameraFrame frame = new SyntheticCamera(sceneSeed, drift, show).frame(number % show);
        return new RecordedFrame(frame.jpeg(), frame.label());
    }

    @Override
    public void close() {}
}
