// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prefixes of the names of transactions, by which a sink finds the ones that it left open before a
 * failure and aborts them. No prefix is the beginning of another one, so that no sink aborts what
 * another job, or another sink of this one, has open.
 */
final class TransactionNames {

    /** Ends the group and the topic; it occurs in neither, encoded as they are. */
    private static final char END = '/';

    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-zA-Z0-9._-]");

    /**
     * The prefix of a sink: the group and the topic, each with its end, such as {@code
     * orric/predictions/}. Topics consist of letters, digits, '.', '_' and '-'; any other character
     * of the group becomes '%' with its code in four hexadecimal digits.
     */
    static String prefix(String group, String topic) {
        return encoded(group) + END + encoded(topic) + END;
    }

    private static String encoded(String name) {
        return NOT_PLAIN
                .matcher(name)
                .replaceAll(
                        found ->
                                found.group()
                                        .chars()
                                        .mapToObj(unit -> String.format("%%%04x", unit))
                                        .collect(Collectors.joining()));
    }

    private TransactionNames() {}
}
