// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Number of slots that {@link OrricPolicy} looks ahead from a slot, in constant memory.
 *
 * <p>The paper knows T, the stream's last slot. A stream that never ends has none; {@link #rolling}
 * and {@link #doubling} stand in for it.
 *
 * @param kind meaning of the slots
 * @param slots slots of the stream, slots ahead, or slots of the first episode, at least 1
 */
public record Horizon(Kind kind, long slots) implements Serializable {

    /** Kind of a horizon, each with a factory that explains it. */
    public enum Kind {
        FIXED,
        ROLLING,
        DOUBLING
    }

    /**
     * @throws IllegalArgumentException if there are no slots
     */
    public Horizon {
        Checks.atLeastOne("horizon", slots);
    }

    /** The paper's horizon: the stream has so many slots. */
    public static Horizon fixed(long slots) {
        return new Horizon(Kind.FIXED, slots);
    }

    /**
     * Every slot is planned as if so many slots, itself included, were left: T = t + slots − 1.
     *
     * <p>V<sub>t</sub> falls as slots / t, since a slot's share in the average of all past ones
     * does, but it never reaches 0: retraining never stops where it costs no inference.
     */
    public static Horizon rolling(long slots) {
        return new Horizon(Kind.ROLLING, slots);
    }

    /**
     * The stream is a sequence of episodes of so many slots, twice as many, four times as many and
     * so on, each planned like a stream of its own.
     */
    public static Horizon doubling(long slots) {
        return new Horizon(Kind.DOUBLING, slots);
    }

    /** Position of a slot in the span that is being planned, from 1; the t of the weights. */
    long position(long slot) {
        return kind == Kind.DOUBLING ? slot - slots * (growth(slot) - 1) : slot;
    }

    /** The last position of that span; the T of the weights. */
    long end(long slot) {
        return switch (kind) {
            case FIXED -> slots;
            case ROLLING -> slots > Long.MAX_VALUE - slot ? Long.MAX_VALUE : slot + slots - 1;
            case DOUBLING -> slots * growth(slot);
        };
    }

    /** 2^k in episode k, whose first slot is slots · (2^k − 1) + 1. */
    private long growth(long slot) {
        return Long.highestOneBit((slot - 1) / slots + 1);
    }
}
