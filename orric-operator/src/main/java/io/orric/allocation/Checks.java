// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/** Argument checks whose messages name the quantity, its value and the allowed range. */
final class Checks {

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", must be above 0");
        }
    }

    static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
        }
    }

    static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be from " + low + " to " + high);
        }
    }

    private Checks() {}
}
