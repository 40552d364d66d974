// SPDX-License-Identifier: Apache-2.0
package io.orric.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.vision.ModelInput.Channels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mapping of a card. Whatever is wrong with it is an {@link IllegalArgumentException} that names
 * the key, the value and the remedy.
 *
 * @param place keys above it, each with a dot behind; empty for the card itself
 * @param node the mapping
 */
record CardEntry(String place, JsonNode node) {

    /** The card itself. */
    static CardEntry of(JsonNode node) {
        return new CardEntry("", node);
    }

    /** Requires a mapping of no other keys than these. */
    void requireKeys(String... keys) {
        String remedy = "keys are " + String.join(", ", keys);
        if (!node.isObject()) {
            String what = place.isEmpty() ? "the card" : place.substring(0, place.length() - 1);
            throw new IllegalArgumentException(
                    what + " is " + shown(node) + ", must be lines like 'key: value'; " + remedy);
        }
        List<String> known = Arrays.asList(keys);
        node.properties()
                .forEach(
                        entry -> {
                            if (!known.contains(entry.getKey())) {
                                throw wrong(
                                        entry.getKey(),
                                        entry.getValue(),
                                        "an unknown key; "
                                                + remedy
                                                + similar(entry.getKey(), known));
                            }
                        });
    }

    /** The key that was meant perhaps; empty if none is like it. */
    private static String similar(String key, List<String> known) {
        return known.stream()
                .filter(each -> distance(each, key) <= (key.length() + 1) / 2)
                .min(Comparator.comparingInt(each -> distance(each, key)))
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] =
                        i == 0 || j == 0
                                ? i + j
                                : Math.min(
                                        table[i - 1][j - 1]
                                                + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                        1 + Math.min(table[i - 1][j], table[i][j - 1]));
            }
        }
        return table[a.length()][b.length()];
    }

    /** The mapping under a key. */
    CardEntry entry(String key) {
        return new CardEntry(place + key + ".", required(key, "a mapping"));
    }

    /** A value that may be left out. */
    Optional<JsonNode> optional(String key) {
        return Optional.ofNullable(node.get(key));
    }

    /** Requires that a key is left out. */
    void requireAbsent(String key, String remedy) {
        optional(key)
                .ifPresent(
                        value -> {
                            throw wrong(key, value, remedy);
                        });
    }

    /** Three numbers within bounds, both included. */
    Channels channels(String key, double low, double high) {
        String wanted =
                "3 numbers from " + plain(low) + " to " + plain(high) + ", of red, green and blue";
        JsonNode value = required(key, wanted);
        boolean sound = value.isArray() && value.size() == 3;
        for (JsonNode each : value) {
            sound &= each.isNumber() && each.doubleValue() >= low && each.doubleValue() <= high;
        }
        if (!sound) {
            throw wrong(key, value, "must be " + wanted);
        }
        return new Channels(
                value.get(0).floatValue(), value.get(1).floatValue(), value.get(2).floatValue());
    }

    /** A whole number within bounds, both included. */
    int integer(String key, int low, int high) {
        String wanted = "a whole number from " + low + " to " + high;
        JsonNode value = required(key, wanted);
        if (!value.isInt() || value.intValue() < low || value.intValue() > high) {
            throw wrong(key, value, "must be " + wanted);
        }
        return value.intValue();
    }

    /** One of several words. */
    <E extends Enum<E>> E choice(String key, E[] choices) {
        String wanted =
                "one of "
                        + Arrays.stream(choices).map(E::toString).collect(Collectors.joining(", "));
        JsonNode value = required(key, wanted);
        return Arrays.stream(choices)
                .filter(choice -> value.isTextual() && choice.toString().equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> wrong(key, value, "must be " + wanted));
    }

    private JsonNode required(String key, String wanted) {
        return optional(key)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        place + key + " is missing, give it " + wanted));
    }

    /** A complaint about a value. */
    IllegalArgumentException wrong(String key, JsonNode value, String remedy) {
        return new IllegalArgumentException(place + key + " is " + shown(value) + ", " + remedy);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Texts are in quotes and without control characters, as in JSON. */
    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "empty" : value.toString();
    }
}
