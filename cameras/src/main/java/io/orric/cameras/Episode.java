// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import io.orric.cameras.conditions.Condition;
import java.io.Serializable;
import java.util.List;

/**
 * One entry of a drift script: conditions that hold for a part of the show.
 *
 * @param from start, as a share of the show
 * @param to end, as a share of the show, above {@code from}
 * @param conditions in the order in which they apply; empty for clear daylight
 * @param ramp whether severities rise from 0 at the start to their full value at the end, instead
 *     of being full throughout
 */
public record Episode(double from, double to, List<Condition> conditions, boolean ramp)
        implements Serializable {

    /**
     * @throws IllegalArgumentException if the part is not inside the show
     */
    public Episode {
        share("from", from);
        share("to", to);
        if (from >= to) {
            throw new IllegalArgumentException("from is " + from + ", must be below to, " + to);
        }
        conditions = List.copyOf(conditions);
    }

    /** Returns whether the episode is on: at its start, but no longer at its end. */
    boolean covers(double progress) {
        return progress >= from && progress < to;
    }

    /** Conditions of the episode at a time that it covers. */
    List<Condition> at(double progress) {
        double factor = ramp ? (progress - from) / (to - from) : 1;
        return conditions.stream().map(condition -> condition.scaled(factor)).toList();
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", must be from 0 to 1");
        }
    }
}
