// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import java.io.IOException;
import java.util.Optional;

/**
 * A recording under conditions that it was not taken under.
 *
 * @param recorded the recording
 * @param drift how conditions change
 * @param seed decides where drops, flakes and grains are
 * @param show frames over which the drift is spread, at least 1
 */
public record DriftedFootage(Footage recorded, Drift drift, long seed, long show)
        implements Footage {

    @Override
    public String name() {
        return recorded.name();
    }

    @Override
    public RecordedFrames open() throws IOException {
        return new DriftedFrames(recorded.open(), drift, seed, show);
    }

    @Override
    public Optional<String> conditions(long position) {
        return Optional.of(drift.conditions(seed, position, show));
    }
}
