// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import java.util.stream.LongStream;

/** Frames of the synthetic roadside, rendered once and sent again and again. */
final class Pictures {

    private static final int SHOW = 48;
    private static final CameraFrame[] FRAMES = render();

    private Pictures() {}

    /** The frame of an index, which may be any number. */
    static CameraFrame at(long index) {
        return FRAMES[(int) Math.floorMod(index, (long) SHOW)];
    }

    private static CameraFrame[] render() {
        SyntheticCamera camera = new SyntheticCamera(7, DriftScript.demo(), SHOW);
        return LongStream.range(0, SHOW).mapToObj(camera::frame).toArray(CameraFrame[]::new);
    }
}
