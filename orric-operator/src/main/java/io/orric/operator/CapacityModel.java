// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.io.Serializable;
import java.util.SplittableRandom;

/** Capacity C(t) of a slot. All but {@link #cores} are functions of the slot alone. */
public interface CapacityModel extends Serializable {

    /**
     * The capacity of a slot, in the profile's unit.
     *
     * @param slot index t of the slot, from 1
     * @param frames frames of the slot, D(t)
     */
    double capacity(long slot, long frames);

    /**
     * Returns whether a slot has so much however many frames it has, so that a frame that costs
     * more leaves less for the others.
     */
    default boolean isOfSlots() {
        return false;
    }

    /**
     * The same compute for each frame in every slot: C(t) = perFrame × D(t).
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    static CapacityModel constant(double perFrame) {
        requireCapacity(perFrame);
        return (slot, frames) -> perFrame * frames;
    }

    /**
     * The same compute in every slot, however many frames it has: C(t) = perSlot.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    static CapacityModel fixed(double perSlot) {
        requireCapacity(perSlot);
        return new SlotCapacity(perSlot);
    }

    /**
     * Compute for each frame, drawn for each slot: C(t) = U × D(t) with U uniform in [low, high).
     * Sites with the same seed get the same draws, so that they can be compared.
     *
     * @throws IllegalArgumentException if a bound is negative or not finite, or low above high
     */
    static CapacityModel uniform(double low, double high, long seed) {
        requireCapacity(low);
        requireCapacity(high);
        if (low > high) {
            throw new IllegalArgumentException(
                    "capacity is uniform:" + low + ":" + high + ", the first must not be larger");
        }
        return (slot, frames) -> {
            double draw = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + slot).nextDouble();
            return (low + draw * (high - low)) * frames;
        };
    }

    /**
     * So many cores of the machine, shared by all sites of a TaskManager by need; fewer while
     * others use them. Costs are milliseconds of a core. Only the slot operator knows what this
     * comes to.
     *
     * @param cores maximum number of cores, above 0; positive infinity for all that the machine has
     * @throws IllegalArgumentException if it is 0 or less
     */
    static CapacityModel cores(double cores) {
        return new CoreCapacity(cores);
    }

    /**
     * Reads {@code cores:X}, {@code slot:X}, {@code constant:X} or {@code uniform:LOW:HIGH}: cores
     * of the machine; compute for a slot; or compute for each frame. All but the first are in the
     * profile's unit.
     *
     * @param seed random seed of {@code uniform}
     * @throws IllegalArgumentException if the text is none of them
     */
    static CapacityModel parse(String text, long seed) {
        String[] parts = text.split(":");
        try {
            if (parts.length == 2 && parts[0].equals("cores")) {
                return cores(Double.parseDouble(parts[1]));
            }
            if (parts.length == 2 && parts[0].equals("slot")) {
                return fixed(Double.parseDouble(parts[1]));
            }
            if (parts.length == 2 && parts[0].equals("constant")) {
                return constant(Double.parseDouble(parts[1]));
            }
            if (parts.length == 3 && parts[0].equals("uniform")) {
                return uniform(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), seed);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "capacity is '" + text + "', its bounds must be numbers", e);
        }
        throw new IllegalArgumentException(
                "capacity is '"
                        + text
                        + "', must be cores:X, slot:X, constant:X or uniform:LOW:HIGH");
    }

    private static void requireCapacity(double capacity) {
        if (!(capacity >= 0) || Double.isInfinite(capacity)) {
            throw new IllegalArgumentException("capacity is " + capacity + ", must be 0 or more");
        }
    }
}
