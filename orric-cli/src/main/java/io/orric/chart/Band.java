// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

/**
 * Slots that are shaded and named.
 *
 * @param from the first slot
 * @param to the last slot, inclusive
 * @param label the condition they have in common
 */
public record Band(long from, long to, String label) {

    /**
     * @throws IllegalArgumentException if the last slot is before the first
     */
    public Band {
        if (to < from) {
            throw new IllegalArgumentException(
                    "band '%s' goes from slot %d back to %d".formatted(label, from, to));
        }
    }
}
