// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import io.orric.vision.Resizing.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decoding of plain JPEGs by libjpeg-turbo, straight to the square that a model takes. */
final class TurboJpeg {

    private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);

    private static final boolean AVAILABLE = load();

    /** True where this platform has the natives. */
    static boolean available() {
        return AVAILABLE;
    }

    /**
     * Decodes a picture, reduced as far as its header allows, and resizes it.
     *
     * @param header that of the picture
     * @param resolution side of the square, pixels
     * @param target takes {@link ModelInput#length} values
     * @return false if libjpeg finds anything wrong with the picture; the target is then undefined
     */
    static boolean write(
            byte[] jpeg, JpegHeader header, int resolution, Resizing resizing, short[] target) {
        Span across = resizing.span(header.width(), header.height(), resolution);
        Span down = resizing.span(header.height(), header.width(), resolution);
        int reduction = reduction(header, across, down, resizing.filter());
        try (LeptonicaPicture picture = LeptonicaPicture.read(jpeg, reduction)) {
            if (picture == null
                    || picture.width() != reduced(header.width(), reduction)
                    || picture.height() != reduced(header.height(), reduction)) {
                return false;
            }
            Resizer.write(
                    picture,
                    Axis.ofReduced(across, resizing.filter(), reduction),
                    Axis.ofReduced(down, resizing.filter(), reduction),
                    target,
                    0);
            return true;
        }
    }

    /** A filter that skips pixels needs the ones that it does not skip. */
    private static int reduction(JpegHeader header, Span across, Span down, Filter filter) {
        return filter == Filter.BILINEAR ? 1 : header.reductionFor(across, down);
    }

    /** A block of pixels that the edge cuts becomes a pixel too. */
    private static int reduced(int side, int reduction) {
        return (side + reduction - 1) / reduction;
    }

    /**
     * Any of the classes or libraries may be missing, and the class loader says so in many ways.
     */
    private static boolean load() {
        try {
            LeptonicaPicture.load();
            return true;
        } catch (LinkageError | RuntimeException e) {
            LOG.warn(
                    "Decoding JPEGs by the JDK, many times slower, since libjpeg-turbo cannot be loaded: {}",
                    e.toString());
            return false;
        }
    }

    private TurboJpeg() {}
}
