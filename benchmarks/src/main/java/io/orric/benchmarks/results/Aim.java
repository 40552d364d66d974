// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import java.util.Locale;

/**
 * Figure that a row should reach.
 *
 * @param kind of which figure, and on which side
 * @param bound the figure itself still meets it
 */
public record Aim(Kind kind, double bound) {

    /** Figures that may have a bound. */
    public enum Kind {
        /** Ours / reference, at least. */
        RATIO_AT_LEAST,
        /** Ours / reference, at most. */
        RATIO_AT_MOST,
        /** Ours, at most. */
        OURS_AT_MOST
    }

    /** A ratio of at least that much. */
    public static Aim ratioAtLeast(double bound) {
        return new Aim(Kind.RATIO_AT_LEAST, bound);
    }

    /** A ratio of at most that much. */
    public static Aim ratioAtMost(double bound) {
        return new Aim(Kind.RATIO_AT_MOST, bound);
    }

    /** At most that much, whatever the reference. */
    public static Aim oursAtMost(double bound) {
        return new Aim(Kind.OURS_AT_MOST, bound);
    }

    /** Returns whether figures meet it; what was not measured does not. */
    boolean met(double ours, double ratio) {
        return switch (kind) {
            case RATIO_AT_LEAST -> ratio >= bound;
            case RATIO_AT_MOST -> ratio <= bound;
            case OURS_AT_MOST -> ours <= bound;
        };
    }

    /** Such as {@code ratio ≥ 12}. */
    String words() {
        return switch (kind) {
            case RATIO_AT_LEAST -> "ratio ≥ " + number();
            case RATIO_AT_MOST -> "ratio ≤ " + number();
            case OURS_AT_MOST -> "ours ≤ " + number();
        };
    }

    private String number() {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%.0f", bound)
                : String.valueOf(bound);
    }
}
