// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.util.Locale;

/** Time at which a slot is decided. */
public enum SlotTiming {
    /** With its first record, for a forecast of its frames; every record goes on at once. */
    AT_START,
    /** When it is over and its frames are known, as in the paper; records wait until then. */
    AT_END;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
