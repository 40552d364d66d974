// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.util.function.Predicate;

/**
 * The values that an option allows.
 *
 * @param holds tells whether a value is allowed
 * @param words the allowed values in words that follow "must be", such as "from 1 to 64"
 */
public record Range<T>(Predicate<T> holds, String words) {

    /** The values between two bounds, both included; NaN is not among them. */
    public static <T extends Comparable<T>> Range<T> between(T low, T high) {
        return new Range<>(
                value -> value.compareTo(low) >= 0 && value.compareTo(high) <= 0,
                "from " + OptionText.of(low) + " to " + OptionText.of(high));
    }

    /** The values from a bound on. */
    public static <T extends Comparable<T>> Range<T> atLeast(T low) {
        return new Range<>(value -> value.compareTo(low) >= 0, "at least " + OptionText.of(low));
    }
}
