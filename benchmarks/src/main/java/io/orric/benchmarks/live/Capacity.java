// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.Locale;
import java.util.Map;

/** Capacity of the slots of the job under a foreign load. */
public enum Capacity {
    /** The cores that the machine has left, the job's default. */
    CORES,

    /** More for each frame than the dearest configurations take, whatever the machine has. */
    PER_FRAME;

    /** Options of the job. */
    Map<String, String> options() {
        return this == CORES ? Map.of() : Map.of("orric.capacity", "constant:1e9");
    }

    /** The value as the command's option has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
