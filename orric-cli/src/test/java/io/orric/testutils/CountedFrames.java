// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.footage.RecordedFrames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A recording whose frame at position p is the text p, labelled {@code even} or {@code odd}.
 *
 * @param size how many there are
 * @param damaged position of one that cannot be read; -1 for none
 */
public record CountedFrames(long size, long damaged) implements RecordedFrames {

    public CountedFrames(long size) {
        this(size, -1);
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        if (position == damaged) {
            throw new IOException("frame " + position + " is damaged");
        }
        return new RecordedFrame(
                Long.toString(position).getBytes(StandardCharsets.UTF_8),
                position % 2 == 0 ? "even" : "odd");
    }

    @Override
    public void close() {}
}
