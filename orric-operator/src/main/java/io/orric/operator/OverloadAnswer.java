// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.util.Locale;

/** Answer to a record that its slot's capacity does not pay for. */
public enum OverloadAnswer {
    /** It is inferred all the same by the cheapest configuration. */
    ANSWER,
    /** It is not inferred. */
    SKIP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
