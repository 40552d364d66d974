// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Finds the JPEGs in a stream of them. It walks from marker to marker, so a preview within a JPEG
 * is part of it. Whatever is no whole JPEG of a bounded size is skipped and counted, and the next
 * one is found again. Used by one thread.
 */
final class JpegSplitter {

    /**
     * A JPEG.
     *
     * @param bytes from its start marker to its end marker
     * @param time time at which its beginning was read, by the splitter's clock
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    record Jpeg(byte[] bytes, long time) {}

    /** Ends the walk through one JPEG; the stream goes on. */
    private static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException() {
            super(null, null, false, false);
        }
    }

    private static final int END_OF_STREAM = -1;
    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int TEMPORARY = 0x01;

    private final InputStream in;
    private final int largest;
    private final LongSupplier clock;
    private final byte[] chunk = new byte[64 << 10];
    private int position;
    private int limit;
    private long chunkTime;
    private byte[] jpeg;
    private int length;
    private boolean startWasRead;
    private long damaged;

    /**
     * @param in read in chunks, never closed
     * @param largest most bytes of a JPEG; larger ones are skipped
     * @param clock read with every chunk
     */
    JpegSplitter(InputStream in, int largest, LongSupplier clock) {
        this.in = in;
        this.largest = largest;
        this.clock = clock;
        jpeg = new byte[Math.min(64 << 10, largest)];
    }

    /**
     * Reads until a JPEG has ended.
     *
     * @return the JPEG; null at the end of the stream, where the beginning of one does not count
     */
    Jpeg next() throws IOException {
        while (startWasRead || skipToStart()) {
            startWasRead = false;
            long time = chunkTime;
            try {
                if (!copyToEnd()) {
                    return null;
                }
                return new Jpeg(Arrays.copyOf(jpeg, length), time);
            } catch (DamagedException e) {
                damaged++;
            }
        }
        return null;
    }

    /** JPEGs that were skipped because they had no end, no picture, or too many bytes. */
    long damaged() {
        return damaged;
    }

    /** Returns whether there is another start marker. */
    private boolean skipToStart() throws IOException {
        int before = read();
        while (before != END_OF_STREAM) {
            int now = read();
            if (before == MARKER && now == START) {
                return true;
            }
            before = now;
        }
        return false;
    }

    /** Returns whether the end of the JPEG came, not that of the stream. */
    private boolean copyToEnd() throws IOException, DamagedException {
        length = 0;
        append(MARKER);
        append(START);
        boolean hasPicture = false;
        int marker = nextMarker();
        while (marker != END_OF_STREAM) {
            if (marker == START) {
                startWasRead = true;
                throw new DamagedException();
            }
            append(MARKER);
            append(marker);
            if (marker == END) {
                if (!hasPicture) {
                    throw new DamagedException();
                }
                return true;
            }
            if (!standsAlone(marker) && !copySegment()) {
                return false;
            }
            hasPicture |= marker == SCAN;
            marker = marker == SCAN ? copyScan() : nextMarker();
        }
        return false;
    }

    private static boolean standsAlone(int marker) {
        return isRestart(marker) || marker == TEMPORARY;
    }

    private static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    /** The code of the marker that must stand here. */
    private int nextMarker() throws IOException, DamagedException {
        int one = read();
        if (one == END_OF_STREAM) {
            return END_OF_STREAM;
        }
        if (one != MARKER) {
            throw new DamagedException();
        }
        int code = codeAfterMarker();
        if (code == 0) {
            throw new DamagedException();
        }
        return code;
    }

    /** The code after the first byte of a marker, of which there may be several. */
    private int codeAfterMarker() throws IOException, DamagedException {
        int code = read();
        while (code == MARKER) {
            append(MARKER);
            code = read();
        }
        return code;
    }

    /** Returns whether the segment ended before the stream. */
    private boolean copySegment() throws IOException, DamagedException {
        int high = read();
        int low = read();
        if (high == END_OF_STREAM || low == END_OF_STREAM) {
            return false;
        }
        int size = (high << 8) | low;
        if (size < 2) {
            throw new DamagedException();
        }
        append(high);
        append(low);
        for (int i = 2; i < size; i++) {
            int one = read();
            if (one == END_OF_STREAM) {
                return false;
            }
            append(one);
        }
        return true;
    }

    /** Copies compressed data; returns the code of the marker after it. */
    private int copyScan() throws IOException, DamagedException {
        while (true) {
            int one = read();
            if (one == MARKER) {
                int code = codeAfterMarker();
                if (code != 0 && !isRestart(code)) {
                    return code;
                }
                append(MARKER);
                append(code);
            } else if (one == END_OF_STREAM) {
                return END_OF_STREAM;
            } else {
                append(one);
            }
        }
    }

    private void append(int one) throws DamagedException {
        if (length == jpeg.length) {
            if (length >= largest) {
                throw new DamagedException();
            }
            jpeg = Arrays.copyOf(jpeg, (int) Math.min(2L * length, largest));
        }
        jpeg[length++] = (byte) one;
    }

    private int read() throws IOException {
        if (position == limit) {
            limit = in.read(chunk, 0, chunk.length);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return END_OF_STREAM;
            }
            chunkTime = clock.getAsLong();
        }
        return chunk[position++] & 0xFF;
    }
}
