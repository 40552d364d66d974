// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import java.util.Locale;

/** Kind of a result, one for each topic that a job writes. */
public enum ResultKind {
    PREDICTION,
    DECISION,
    DEAD_LETTER;

    /** The kind in words, such as {@code dead-letter}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
