// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.conditions.Condition;
import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Footage of the synthetic roadside camera.
 *
 * @param seed draws the scene
 * @param drift how conditions change
 * @param frames frames in the show
 */
record SyntheticFootage(long seed, Drift drift, long frames) implements Footage {

    /** The script by which a frame is taken, given the seed of its scene and its index. */
    interface Drift extends Serializable {
        DriftScript of(long seed, long index);
    }

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
        List<Condition> conditions = camera(position).conditions(position);
        return Optional.of(
                conditions.isEmpty()
                        ? CLEAR
                        : conditions.stream()
                                .map(condition -> condition.kind().toString())
                                .collect(Collectors.joining(" + ")));
    }

    private SyntheticCamera camera(long position) {
        return new SyntheticCamera(seed, drift.of(seed, position), frames);
    }
}
