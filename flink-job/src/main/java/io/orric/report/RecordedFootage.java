// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Band;
import io.orric.io.RecordedFrames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A recording as footage: pictures by offset, conditions unknown. */
public final class RecordedFootage implements Footage {

    private final RecordedFrames recording;

    public RecordedFootage(RecordedFrames recording) {
        this.recording = recording;
    }

    @Override
    public Optional<byte[]> image(String camera, long offset) throws IOException {
        return offset >= 0 && offset < recording.size()
                ? Optional.of(recording.frame(offset).image())
                : Optional.empty();
    }

    @Override
    public Optional<String> condition(String camera, long offset) {
        return Optional.empty();
    }

    @Override
    public List<Band> drift() {
        return List.of();
    }
}
