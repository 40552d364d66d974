// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Due times of the frames of cameras of different rates. Cameras of one rate take turns, so that
 * their frames never come at once; due times follow from the frame's number, so rounding never adds
 * up.
 */
final class CameraSchedule {

    private static final long SECOND = 1_000_000_000L;

    private final PriorityQueue<Due> next = new PriorityQueue<>(Comparator.comparingLong(Due::at));

    /**
     * The next frame of a camera.
     *
     * @param camera that takes it
     * @param frame its number, from 0
     * @param first when frame 0 is due, nanoseconds after the start
     */
    record Due(Camera camera, long frame, long first) {

        /** When it is due, nanoseconds after the start. */
        long at() {
            return first + frame * SECOND / camera.framesPerSecond();
        }
    }

    CameraSchedule(List<Camera> cameras) {
        for (int i = 0; i < cameras.size(); i++) {
            Camera camera = cameras.get(i);
            long period = SECOND / camera.framesPerSecond();
            next.add(new Due(camera, 0, period * i / cameras.size()));
        }
    }

    /** The frame that is due next; it is another one at each call. */
    Due next() {
        Due due = next.remove();
        next.add(new Due(due.camera(), due.frame() + 1, due.first()));
        return due;
    }
}
