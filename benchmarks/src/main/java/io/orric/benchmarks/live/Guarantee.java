// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.Locale;

/** Values of {@code orric.kafka.delivery-guarantee}. */
public enum Guarantee {
    NONE,
    AT_LEAST_ONCE,
    EXACTLY_ONCE;

    /** The value as the option has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
