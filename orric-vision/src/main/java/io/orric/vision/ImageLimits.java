// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * Maximum size of a picture. Checked before the decoder allocates anything, since image bytes are
 * hostile input.
 *
 * @param maxBytes encoded size, bytes
 * @param maxPixels width × height
 */
public record ImageLimits(long maxBytes, long maxPixels) implements Serializable {

    /**
     * Most pixels of a side: those of the largest JPEG. A PNG may be millions of pixels long and
     * one high, and take as much memory to resize as many pictures of as many pixels.
     */
    public static final int MAX_SIDE = 65_535;
}
