// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Unit of a profile's costs. */
public enum CostUnit {
    /** Milliseconds of one core, as measured. */
    MILLISECONDS,
    /** Multiply-accumulate operations, as counted. */
    MACS;

    /** Costs of a frame from which on they are not milliseconds: it would take ten seconds. */
    private static final double LONGEST_MILLIS = 10_000;

    /** The unit of a profile that does not say. */
    static CostUnit guess(double[] costs) {
        return Arrays.stream(costs).allMatch(cost -> cost < LONGEST_MILLIS) ? MILLISECONDS : MACS;
    }

    /**
     * The unit of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    static CostUnit of(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unit is '" + name + "', must be milliseconds or macs"));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
