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
     * Every slot is planned for the T slots from it on, and counts as long in what the student has
     * learned: the learning extent is the average over a window of the last T − 1 slots.
     *
     * <pre>
     *   Σ_{τ=t}^{t+T−2} 1/min(τ, T − 1)
     * </pre>
     *
     * takes the place of Σ_{τ=t}^{T−1} 1/τ. In slot 1 the two are equal; from slot T − 1 on it is
     * 1, however long the stream.
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

    /**
     * Sum of the shares that a slot has in what the student has learned, over the later slots that
     * are planned for.
     */
    double shares(long slot) {
        return kind == Kind.ROLLING
                ? sharesInWindow(slot, slots - 1)
                : HarmonicNumbers.sum(position(slot), end(slot) - 1);
    }

    private static double sharesInWindow(long slot, long window) {
        if (window == 0) {
            return 0;
        }
        return slot >= window ? 1 : HarmonicNumbers.sum(slot, window - 1) + (double) slot / window;
    }

    /** Returns whether the stream has no end that slots are planned for. */
    boolean isRolling() {
        return kind == Kind.ROLLING;
    }

    /** Slots of half the horizon, at least 1. */
    long half() {
        return Math.max(1, slots / 2);
    }

    /** 2^k in episode k, whose first slot is slots · (2^k − 1) + 1. */
    private long growth(long slot) {
        return Long.highestOneBit((slot - 1) / slots + 1);
    }
}
