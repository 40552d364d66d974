// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells names that come for the first time from those that came before. Names come from outside, so
 * only so many are remembered; those that come later are not new.
 */
final class NewNames {

    private final int limit;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param limit maximum number of names that are remembered
     */
    NewNames(int limit) {
        this.limit = limit;
    }

    /** Returns whether a name is new, and remembers it. */
    boolean isNew(String name) {
        return !isFull() && seen.add(name);
    }

    /** Returns whether no further name will be new. */
    boolean isFull() {
        return seen.size() == limit;
    }
}
