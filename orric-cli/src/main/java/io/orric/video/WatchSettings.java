// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.time.Duration;

/**
 * Settings of the watch over cameras.
 *
 * @param program path or name of ffmpeg
 * @param longestSilence a process without a frame for so long hangs
 * @param firstPause pause before a camera is connected again for the first time
 * @param longestPause pauses double up to this
 * @param framesPerCamera most frames of a camera that wait to be sent
 */
public record WatchSettings(
        String program,
        Duration longestSilence,
        Duration firstPause,
        Duration longestPause,
        int framesPerCamera) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int FRAMES_PER_CAMERA = 16;

    /** With pauses of 1 to 30 s, and 16 frames of a camera that wait. */
    public static WatchSettings of(String program, Duration longestSilence) {
        return new WatchSettings(
                program, longestSilence, FIRST_PAUSE, LONGEST_PAUSE, FRAMES_PER_CAMERA);
    }

    /** The silence that is too long for a camera: a slow one is given time for two frames. */
    Duration longestSilence(VideoCamera camera) {
        Duration twoFrames =
                camera.rate().isEmpty()
                        ? Duration.ZERO
                        : Duration.ofMillis((long) (2000 / camera.rate().getAsDouble()));
        return twoFrames.compareTo(longestSilence) > 0 ? twoFrames : longestSilence;
    }
}
