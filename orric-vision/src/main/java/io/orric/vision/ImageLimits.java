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
public record ImageLimits(long maxBytes, long maxPixels) implements Serializable {}
