// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.frames.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A mapping of a YAML file. Whatever is wrong with a value becomes a complaint that names the
 * place, the key, the value without passwords, and the remedy; the value is then missing.
 *
 * @param place file and entry, as the user knows them
 * @param node the mapping
 * @param complaints takes the complaints
 */
record YamlEntry(String place, JsonNode node, List<String> complaints) {

    /** Complains about keys that are not among these, or about a value that is no mapping. */
    void requireKeys(List<String> keys) {
        String remedy = "keys are " + String.join(", ", keys);
        if (!node.isObject()) {
            complaints.add(place + " must be made of lines like 'key: value'; " + remedy);
            return;
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!keys.contains(key)) {
                                complaints.add(
                                        String.format(
                                                "%s: there is no key %s; %s",
                                                place, shown(key), remedy));
                            }
                        });
    }

    /** A value that must be there. */
    <T> Optional<T> required(String key, Function<String, T> parser) {
        if (isMissing(key)) {
            if (node.isObject()) {
                complaints.add(place + ": " + key + " is missing");
            }
            return Optional.empty();
        }
        return optional(key, parser);
    }

    /**
     * A value that may be missing.
     *
     * @param parser throws {@link IllegalArgumentException} with the remedy
     */
    <T> Optional<T> optional(String key, Function<String, T> parser) {
        JsonNode value = node.path(key);
        if (isMissing(key)) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            complain(key, value.isArray() ? "a list" : "a mapping", "must be a single value");
            return Optional.empty();
        }
        return check(key, value.asText(), parser);
    }

    /** A number that may be missing. */
    <T> Optional<T> number(String key, Function<Double, T> parser) {
        return optional(
                key,
                text -> {
                    double number;
                    try {
                        number = Double.parseDouble(text);
                    } catch (NumberFormatException e) {
                        number = Double.NaN; // which the parser refuses
                    }
                    return parser.apply(number);
                });
    }

    /** A whole number that may be missing. */
    OptionalInt integer(String key, int least, int most) {
        Optional<Integer> value = optional(key, text -> parse(text, least, most));
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(value.get());
    }

    /** A whole number that must be there. */
    Optional<Integer> requiredInteger(String key, int least, int most) {
        return required(key, text -> parse(text, least, most));
    }

    private static int parse(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with what else is wrong.
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }

    /** The items of a list; none if it is missing. */
    List<JsonNode> list(String key) {
        JsonNode value = node.path(key);
        if (!isMissing(key) && !value.isArray()) {
            complain(key, "no list", "must be a list, whose items begin with '-'");
        }
        List<JsonNode> items = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(items::add);
        }
        return items;
    }

    /** The items of a list of mappings. */
    List<YamlEntry> entries(String key) {
        List<YamlEntry> entries = new ArrayList<>();
        for (JsonNode item : list(key)) {
            entries.add(
                    new YamlEntry(
                            place + ", " + key + " " + (entries.size() + 1), item, complaints));
        }
        return entries;
    }

    /** Checks a value; it is missing if the parser refuses it. */
    <T> Optional<T> check(String key, String value, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            complain(key, value, e.getMessage());
            return Optional.empty();
        }
    }

    /** Complains about a value. */
    void complain(String key, String value, String remedy) {
        complaints.add(place + ": " + key + " is " + shown(value) + ", " + remedy);
    }

    private static String shown(String value) {
        return Names.printable(VideoSource.shown(value));
    }

    private boolean isMissing(String key) {
        return node.path(key).isMissingNode() || node.path(key).isNull();
    }
}
