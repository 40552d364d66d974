// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * How far {@link OrricPolicy} looks ahead from a slot, in constant memory.
 *
 * <p>The paper knows T, the stream's last slot. A stream that never ends has none; {@link #rolling}
 * and {@link #doubling} stand in for it.
 */
public interface Horizon extends Serializable {

    /** Where a slot stands in the span that is being planned, from 1; the t of the weights. */
    long position(long slot);

    /** The last position of that span; the T of the weights. */
    long end(long slot);

    /** The paper's horizon: the stream has so many slots. */
    static Horizon fixed(long slots) {
        return new Fixed(slots);
    }

    /**
     * Every slot is planned as if so many slots, itself included, were left: T = t + slots − 1.
     *
     * <p>V<sub>t</sub> falls as slots / t, since a slot's share in the average of all past ones
     * does, but it never reaches 0: retraining never stops where it costs no inference.
     */
    static Horizon rolling(long slots) {
        return new Rolling(slots);
    }

    /**
     * The stream is a sequence of episodes of so many slots, twice as many, four times as many and
     * so on, each planned like a stream of its own.
     */
    static Horizon doubling(long slots) {
        return new Doubling(slots);
    }

    /** See {@link Horizon#fixed}. */
    record Fixed(long slots) implements Horizon {

        public Fixed {
            Checks.atLeastOne("horizon", slots);
        }

        @Override
        public long position(long slot) {
            return slot;
        }

        @Override
        public long end(long slot) {
            return slots;
        }
    }

    /** See {@link Horizon#rolling}. */
    record Rolling(long slots) implements Horizon {

        public Rolling {
            Checks.atLeastOne("horizon", slots);
        }

        @Override
        public long position(long slot) {
            return slot;
        }

        @Override
        public long end(long slot) {
            return slots > Long.MAX_VALUE - slot ? Long.MAX_VALUE : slot + slots - 1;
        }
    }

    /** See {@link Horizon#doubling}. */
    record Doubling(long slots) implements Horizon {

        public Doubling {
            Checks.atLeastOne("horizon", slots);
        }

        @Override
        public long position(long slot) {
            return slot - slots * (growth(slot) - 1);
        }

        @Override
        public long end(long slot) {
            return slots * growth(slot);
        }

        /** 2^k in episode k, whose first slot is slots · (2^k − 1) + 1. */
        private long growth(long slot) {
            return Long.highestOneBit((slot - 1) / slots + 1);
        }
    }
}
