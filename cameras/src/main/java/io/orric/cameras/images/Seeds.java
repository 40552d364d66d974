// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Derives independent streams of random numbers from one seed, so that any frame can be drawn
 * without drawing those before it.
 */
public final class Seeds {

    /** The seed of the child that {@code key} names under {@code seed}. */
    public static long derive(long seed, long key) {
        return scramble(seed ^ scramble(key + 0x9E3779B97F4A7C15L));
    }

    /** A generator whose numbers depend on nothing but the seed and the key. */
    public static RandomGenerator random(long seed, long key) {
        return new SplittableRandom(derive(seed, key));
    }

    /** One of the choices, each as likely as the others. */
    @SafeVarargs
    public static <T> T oneOf(RandomGenerator random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** MurmurHash3's 64-bit finaliser: every input bit flips each output bit half of the time. */
    private static long scramble(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    private Seeds() {}
}
