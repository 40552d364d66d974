// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.cameras.conditions.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads episodes from YAML; every complaint names the entry, counted from 1, the key and the value.
 */
final class DriftYaml {

    private static final Set<String> KEYS = Set.of("from", "to", "conditions", "ramp");

    static List<Episode> episodes(String yaml) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "drift script is not YAML: " + e.getOriginalMessage() + where(e), e);
        }
        if (!root.isArray()) {
            throw new IllegalArgumentException(
                    "drift script must be a list of entries such as"
                            + " - {from: 0.3, to: 0.6, conditions: [\"fog:0.6\"]}");
        }
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            try {
                episodes.add(episode(root.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "entry " + (i + 1) + " of the drift script: " + e.getMessage(), e);
            }
        }
        return episodes;
    }

    private static Episode episode(JsonNode entry) {
        if (!entry.isObject()) {
            throw new IllegalArgumentException(
                    "is " + entry + ", must have the keys from and to, such as {from: 0, to: 0.3}");
        }
        Set<String> unknown = new TreeSet<>();
        entry.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key %s; keys are from, to, conditions, ramp"
                            .formatted(String.join(", ", unknown)));
        }
        return new Episode(
                number(entry, "from"),
                number(entry, "to"),
                conditions(entry.path("conditions")),
                flag(entry.path("ramp")));
    }

    private static double number(JsonNode entry, String key) {
        JsonNode value = entry.path(key);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException(
                    key + " is missing; give it as a share of the show, from 0 to 1");
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", must be a number from 0 to 1");
        }
        return value.doubleValue();
    }

    private static List<Condition> conditions(JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        if (!absent && !value.isArray()) {
            throw new IllegalArgumentException(
                    "conditions is " + value + ", must be a list such as [\"fog:0.6\"]");
        }
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode condition : value) {
            // Without the quotes YAML may read {fog: 0.6}; then the text is what the message shows.
            conditions.add(
                    Condition.parse(
                            condition.isTextual() ? condition.textValue() : condition.toString()));
        }
        return conditions;
    }

    private static boolean flag(JsonNode value) {
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException("ramp is " + value + ", must be true or false");
        }
        return value.booleanValue();
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    }

    private DriftYaml() {}
}
