// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import java.io.IOException;

/**
 * Recorded frames under conditions that they were not taken under.
 *
 * @param recorded closed with this
 * @param drift how conditions change
 * @param seed decides where drops, flakes and grains are
 * @param show frames over which the drift is spread, at least 1; then it begins again
 */
public record DriftedFrames(RecordedFrames recorded, Drift drift, long seed, long show)
        implements RecordedFrames {

    @Override
    public long size() {
        return recorded.size();
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        RecordedFrame frame = recorded.frame(position);
        return new RecordedFrame(drift.seen(frame.image(), seed, position, show), frame.label());
    }

    @Override
    public void close() throws IOException {
        recorded.close();
    }
}
