// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.SyntheticCamera;
import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import java.util.Optional;

/**
 * Footage of the synthetic roadside camera.
 *
 * @param seed draws the scene
 * @param drift how conditions change
 * @param frames frames in the show
 */
record SyntheticFootage(long seed, RoadsideDrift drift, long frames) implements Footage {

    @Override
    public String name() {
        return FootageProvider.SYNTHETIC;
    }

    @Override
    public RecordedFrames open() {
        return new RecordedFrames() {
            @Override
            public long size() {
                return frames;
            }

            @Override
            public RecordedFrame frame(long position) {
                CameraFrame frame = camera(position).frame(position);
                return new RecordedFrame(frame.jpeg(), frame.label());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<String> conditions(long position) {
        return Optional.of(drift.conditions(seed, position, frames));
    }

    private SyntheticCamera camera(long position) {
        return new SyntheticCamera(seed, drift.of(seed, position), frames);
    }
}
