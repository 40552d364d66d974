// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Header of a plain JPEG: baseline or progressive, 8 bits a sample, grey or YCbCr beyond doubt,
 * complete to its last marker. It is read before any native code sees the bytes; all other pictures
 * are left to the JDK, whose decoder has an opinion on each.
 *
 * @param width pixels, above 0
 * @param height pixels, above 0
 * @param evenly whether chroma has as many samples across as down, for the same number of luma's
 */
record JpegHeader(int width, int height, boolean evenly) {

    private static final int LARGEST_REDUCTION = 8;

    /** At more, libjpeg would repeat chroma samples instead of interpolating them. */
    private static final int LARGEST_UNEVEN_REDUCTION = 4;

    /** Pixels of a reduced picture for each of the resized one's, along each side. */
    private static final long LEFT = 2;

    /** Reads a header, or nothing if the bytes are no plain JPEG. */
    static Optional<JpegHeader> of(byte[] jpeg) {
        if (!endsWithItsLastMarker(jpeg)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new Reader(jpeg).read());
        } catch (ArrayIndexOutOfBoundsException e) {
            // A segment that claims to be longer than the file, or shorter than its content.
            return Optional.empty();
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /**
     * The largest reduction, 1, 2, 4 or 8, at which both sides still have twice as many pixels as
     * they are resized to. With fewer, the blocks that are partly covered by a pixel of the square
     * make a visible share of it.
     */
    int reductionFor(Span across, Span down) {
        int reduction = evenly ? LARGEST_REDUCTION : LARGEST_UNEVEN_REDUCTION;
        while (reduction > 1 && !(allows(across, reduction) && allows(down, reduction))) {
            reduction /= 2;
        }
        return reduction;
    }

    private static boolean allows(Span span, int reduction) {
        return span.side() >= LEFT * span.resized() * reduction;
    }

    /** Cut pictures are common; cameras may fill up with zeros. */
    private static boolean endsWithItsLastMarker(byte[] jpeg) {
        int end = jpeg.length;
        while (end > 2 && jpeg[end - 1] == 0) {
            end--;
        }
        return end > 2 && jpeg[end - 2] == (byte) 0xFF && jpeg[end - 1] == (byte) Marker.END;
    }

    /** Markers, without the 0xFF before each. */
    private static final class Marker {
        static final int BASELINE = 0xC0;
        static final int EXTENDED = 0xC1;
        static final int PROGRESSIVE = 0xC2;
        static final int HUFFMAN_TABLES = 0xC4;
        static final int START = 0xD8;
        static final int END = 0xD9;
        static final int SCAN = 0xDA;
        static final int QUANTIZATION_TABLES = 0xDB;
        static final int RESTART_INTERVAL = 0xDD;
        static final int JFIF = 0xE0;
        static final int EXIF = 0xE1;
        static final int COLOUR_PROFILE = 0xE2;
        static final int ADOBE = 0xEE;
        static final int LAST_APPLICATION = 0xEF;
        static final int COMMENT = 0xFE;
    }

    /** Walks over the segments up to the first scan. */
    private static final class Reader {

        private static final int UNKNOWN = -1;
        private static final int YCBCR_TRANSFORM = 1;

        private final byte[] jpeg;
        private JpegHeader frame;
        private int components;
        private boolean subsampled;
        private boolean unevenly;
        private boolean huffmanTables;
        private boolean quantizationTables;
        private boolean jfif;
        private boolean exif;
        private int adobeTransform = UNKNOWN;

        Reader(byte[] jpeg) {
            this.jpeg = jpeg;
        }

        JpegHeader read() {
            if (at(0) != 0xFF || at(1) != Marker.START) {
                return null;
            }
            int position = 2;
            while (at(position) == 0xFF) {
                int marker = at(position + 1);
                int content = position + 4;
                int length = word(position + 2) - 2;
                if (marker == Marker.SCAN) {
                    return isPlain() ? frame : null;
                }
                if (length < 0 || !take(marker, content, length)) {
                    return null;
                }
                position = content + length;
            }
            return null;
        }

        private boolean isPlain() {
            return frame != null && huffmanTables && quantizationTables && hasKnownColours();
        }

        /** Decoders guess differently what unmarked pictures with whole colour planes are. */
        private boolean hasKnownColours() {
            if (components == 1) {
                return adobeTransform == UNKNOWN;
            }
            return adobeTransform == UNKNOWN
                    ? jfif || exif || subsampled
                    : adobeTransform == YCBCR_TRANSFORM;
        }

        /** Takes a segment, or refuses the picture. */
        private boolean take(int marker, int content, int length) {
            switch (marker) {
                case Marker.BASELINE, Marker.EXTENDED, Marker.PROGRESSIVE -> {
                    return frame == null && takeFrame(content, length);
                }
                case Marker.HUFFMAN_TABLES -> huffmanTables = true;
                case Marker.QUANTIZATION_TABLES -> quantizationTables = true;
                case Marker.JFIF -> jfif |= length >= 14 && startsWith(content, "JFIF\0");
                case Marker.EXIF -> exif |= length >= 6 && startsWith(content, "Exif\0");
                case Marker.COLOUR_PROFILE -> {
                    // Its colours need a conversion.
                    return length < 12 || !startsWith(content, "ICC_PROFILE\0");
                }
                case Marker.ADOBE -> {
                    if (length >= 12 && startsWith(content, "Adobe")) {
                        adobeTransform = at(content + 11);
                    }
                }
                default -> {
                    return marker == Marker.RESTART_INTERVAL
                            || marker == Marker.COMMENT
                            || (marker > Marker.JFIF && marker <= Marker.LAST_APPLICATION);
                }
            }
            return true;
        }

        private boolean takeFrame(int content, int length) {
            int bits = at(content);
            int height = word(content + 1);
            int width = word(content + 3);
            components = at(content + 5);
            boolean sensible =
                    bits == 8
                            && width > 0
                            && height > 0
                            && (components == 1 || components == 3)
                            && length == 6 + 3 * components;
            if (!sensible || (components == 3 && !takeSampling(content + 6))) {
                return false;
            }
            frame = new JpegHeader(width, height, !unevenly);
            return true;
        }

        /**
         * Components 1, 2, 3, of which the first has the most samples, a multiple of the others.
         */
        private boolean takeSampling(int position) {
            int widest = at(position + 1) >> 4;
            int highest = at(position + 1) & 15;
            for (int i = 0; i < 3; i++) {
                int across = at(position + 3 * i + 1) >> 4;
                int down = at(position + 3 * i + 1) & 15;
                if (at(position + 3 * i) != i + 1
                        || across == 0
                        || down == 0
                        || widest % across != 0
                        || highest % down != 0) {
                    return false;
                }
                subsampled |= across < widest || down < highest;
                unevenly |= widest / across != highest / down;
            }
            return widest <= 4 && highest <= 4;
        }

        private boolean startsWith(int position, String text) {
            byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
            int end = position + expected.length;
            return Arrays.equals(jpeg, position, end, expected, 0, expected.length);
        }

        private int word(int position) {
            return at(position) << 8 | at(position + 1);
        }

        private int at(int position) {
            return jpeg[position] & 255;
        }
    }
}
