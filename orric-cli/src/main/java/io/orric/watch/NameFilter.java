// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import java.util.List;

/**
 * Names that are asked for.
 *
 * @param names exact names, and beginnings of names that end with {@code *}; empty for all names
 */
public record NameFilter(List<String> names) {

    public NameFilter {
        names = List.copyOf(names);
    }

    /** Returns whether a name is asked for. */
    public boolean accepts(String name) {
        return names.isEmpty() || names.stream().anyMatch(asked -> matches(asked, name));
    }

    private static boolean matches(String asked, String name) {
        return asked.endsWith("*")
                ? name.startsWith(asked.substring(0, asked.length() - 1))
                : name.equals(asked);
    }
}
