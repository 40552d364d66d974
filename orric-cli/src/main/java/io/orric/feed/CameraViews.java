// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.Drift;
import io.orric.footage.DriftedFrames;
import io.orric.footage.RecordedFrames;
import io.orric.footage.Scenes;
import io.orric.options.UsageException;
import java.util.OptionalLong;

/**
 * The footage of the cameras of a feed, and its length. Several cameras may share a view: in every
 * round of the feed the cameras with the numbers v, v + views, v + 2 views and so on send the same
 * picture. The frame of view v in round r is at position r × views + v.
 *
 * @param frames the pictures, in that order
 * @param views different pictures in a round, at most one for each camera
 * @param total frames that all cameras together send, {@link Long#MAX_VALUE} for no end
 * @param threads how many threads may ask for frames at once
 */
public record CameraViews(RecordedFrames frames, int views, long total, int threads) {

    /**
     * A recording, dealt out to the cameras in turn: no frame is sent twice, and a recording whose
     * conditions drift drifts for all cameras alike.
     *
     * @param count frames of each camera; empty for all there are, or no end with {@code loop}
     * @param loop whether the recording begins again after its end
     * @throws UsageException if the recording has fewer frames than are wanted
     */
    public static CameraViews recorded(
            RecordedFrames recording, int cameras, OptionalLong count, boolean loop) {
        long total =
                count.isPresent()
                        ? product(count.getAsLong(), cameras)
                        : loop ? Long.MAX_VALUE : recording.size();
        if (!loop && total > recording.size()) {
            throw UsageException.format(
                    "--count is %d, must be at most %d: the recording has %d frames for %d"
                            + " cameras; --loop begins it again",
                    count.getAsLong(), recording.size() / cameras, recording.size(), cameras);
        }
        return new CameraViews(loop ? new EndlessFrames(recording) : recording, cameras, total, 1);
    }

    /**
     * The same frames under conditions.
     *
     * @param seed decides where drops, flakes and grains are
     * @param show frames of each camera over which the drift is spread; then it begins again
     */
    public CameraViews under(Drift drift, long seed, long show) {
        return new CameraViews(
                new DriftedFrames(frames, drift, seed, product(show, views)),
                views,
                total,
                threads);
    }

    /**
     * Cameras at scenes that are drawn.
     *
     * @param seed from which every scene's seed derives
     * @param show frames of each camera over which drift is spread
     * @param spread how many scenes the cameras are spread over; more than cameras are not used
     * @param count frames of each camera; empty for no end
     */
    public static CameraViews drawn(
            Scenes scenes, long seed, long show, int spread, int cameras, OptionalLong count) {
        int views = Math.min(spread, cameras);
        return new CameraViews(
                new SceneViews(scenes, views, show, seed),
                views,
                count.isPresent() ? product(count.getAsLong(), cameras) : Long.MAX_VALUE,
                Runtime.getRuntime().availableProcessors());
    }

    /** Frames of all cameras together. */
    private static long product(long count, int cameras) {
        try {
            return Math.multiplyExact(count, cameras);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
