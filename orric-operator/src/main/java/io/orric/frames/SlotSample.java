// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * Sample of a slot, on which the site's student is retrained.
 *
 * @param <T> type of the records
 * @param site name of the site
 * @param slot index t of the slot
 * @param slotEnd end of the slot, milliseconds since the epoch; orders and identifies a site's
 *     samples, also across restarts
 * @param records the sample in random order, at least one record
 */
public record SlotSample<T>(String site, long slot, long slotEnd, List<T> records) {}
