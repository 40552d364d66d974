// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import java.nio.IntBuffer;
import org.bytedeco.leptonica.PIX;

/**
 * A JPEG decoded by libjpeg-turbo into native memory, which {@link #close} frees. Leptonica is the
 * library around it: the one that has a binding with natives for every platform, and that abandons
 * a picture at libjpeg's first warning.
 *
 * <p>No garbage collection frees anything here, so JavaCPP's own bookkeeping of native memory, with
 * its limits and its thread, has nothing to do.
 */
final class LeptonicaPicture implements PixelRows, AutoCloseable {

    private static final int NO_COLOUR_MAP = 0;
    private static final int STOP_AT_WARNINGS = 0;
    private static final int GREY_BITS = 8;

    private final PIX picture;
    private final boolean grey;
    private final int width;
    private final int height;
    private final int words;
    private final IntBuffer pixels;

    private LeptonicaPicture(PIX picture) {
        this.picture = picture;
        this.grey = picture.d() == GREY_BITS;
        this.width = picture.w();
        this.height = picture.h();
        this.words = picture.wpl();
        this.pixels = picture.data().capacity((long) words * height).asBuffer();
    }

    /**
     * Loads the natives.
     *
     * @throws LinkageError if this platform has none
     */
    static void load() {
        // Damaged frames are no news; libjpeg itself still writes a line on each to standard error.
        setMsgSeverity(L_SEVERITY_NONE);
    }

    /**
     * Decodes a picture, or gives null if libjpeg warns of anything.
     *
     * @param reduction 1, 2, 4 or 8
     */
    static LeptonicaPicture read(byte[] jpeg, int reduction) {
        PIX picture =
                pixReadMemJpeg(
                        jpeg,
                        jpeg.length,
                        NO_COLOUR_MAP,
                        reduction,
                        (int[]) null,
                        STOP_AT_WARNINGS);
        return picture == null ? null : new LeptonicaPicture(picture);
    }

    @Override
    public int width() {
        return width;
    }

    int height() {
        return height;
    }

    @Override
    public void row(int y, int[] into) {
        if (grey) {
            greyRow(y, into);
            return;
        }
        pixels.get(y * words, into, 0, width);
        for (int x = 0; x < width; x++) {
            into[x] >>>= 8; // a word is 0xRRGGBB00
        }
    }

    /** Four pixels are in a word, the leftmost in its upper byte. */
    private void greyRow(int y, int[] into) {
        for (int x = 0; x < width; x++) {
            int word = pixels.get(y * words + (x >> 2));
            into[x] = (word >> (24 - 8 * (x & 3)) & 255) * 0x010101;
        }
    }

    @Override
    public void close() {
        pixDestroy(picture);
    }
}
