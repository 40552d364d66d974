// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames;
import java.io.IOException;

/** Frames that begin again after the last. */
record EndlessFrames(RecordedFrames frames) implements RecordedFrames {

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        return frames.frame(position % frames.size());
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
