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
     * Maximum pixels of a side, which are those of the largest JPEG. A PNG may be millions of
     * pixels long and one high, and resizing keeps several rows of a picture in memory.
     */
    public static final int MAX_SIDE = 65_535;
}
