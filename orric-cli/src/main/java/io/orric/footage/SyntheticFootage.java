// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.conditions.Condition;
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
public record SyntheticFootage(long seed, DriftScript drift, long frames) implements Footage {

    /** The name by which users ask for it in place of a recording. */
    public static final String NAME = "synthetic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordedFrames open() {
        SyntheticCamera camera = camera();
        return new RecordedFrames() {
            @Override
            public long size() {
                return frames;
            }

            @Override
            public RecordedFrame frame(long position) {
                CameraFrame frame = camera.frame(position);
                return new RecordedFrame(frame.jpeg(), frame.label());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<String> conditions(long position) {
        List<Condition> conditions = camera().conditions(position);
        return Optional.of(
                conditions.isEmpty()
                        ? CLEAR
                        : conditions.stream()
                                .map(condition -> condition.kind().toString())
                                .collect(Collectors.joining(" + ")));
    }

    private SyntheticCamera camera() {
        return new SyntheticCamera(seed, drift, frames);
    }
}
