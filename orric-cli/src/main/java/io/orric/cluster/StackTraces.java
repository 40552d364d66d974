// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import java.util.List;

/** Finds in the text of a stack trace what a user wants to know. */
final class StackTraces {

    private static final String CAUSE = "Caused by: ";

    /** The message of the innermost cause, without the name of its class. */
    static String rootCause(String trace) {
        List<String> lines = trace.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty()) {
            return "no reason given";
        }
        String root =
                lines.stream()
                        .filter(line -> line.startsWith(CAUSE))
                        .reduce((first, second) -> second)
                        .map(line -> line.substring(CAUSE.length()))
                        .orElse(lines.get(0));
        return root.replaceFirst("^(?:[\\w$]+\\.)+[\\w$]+: ", "");
    }

    private StackTraces() {}
}
