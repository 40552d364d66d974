// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * Sample of a slot, on which the site's student is retrained.
 *
 * @param site name of the site
 * @param slot index t of the slot
 * @param slotEnd end of the slot, milliseconds since the epoch; orders and identifies a site's
 *     batches, also across restarts
 * @param frames the sample, at least one frame
 */
public record RetrainingBatch(String site, long slot, long slotEnd, List<Frame> frames) {}
