// SPDX-License-Identifier: Apache-2.0
package io.orric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schema as CRDs have them. Strict: a field that the schema does not know is an error, where
 * Kubernetes would drop it without a word.
 */
record StrictSchema(JsonNode schema) {

    /** What is wrong with a value, each with its path. */
    List<String> errors(String path, JsonNode value) {
        List<String> errors = new ArrayList<>();
        if (!isOfType(value)) {
            errors.add(path + " is no " + schema.path("type").asText());
        } else if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            errors.add(path + " is " + value + ", none of " + schema.get("enum"));
        } else {
            parts(path, value).forEach(errors::addAll);
        }
        return errors;
    }

    private boolean isOfType(JsonNode value) {
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private Stream<List<String>> parts(String path, JsonNode value) {
        if (schema.has("items")) {
            StrictSchema items = new StrictSchema(schema.get("items"));
            Stream.Builder<List<String>> errors = Stream.builder();
            value.forEach(item -> errors.add(items.errors(path + "[]", item)));
            return errors.build();
        }
        if (schema.has("properties") || schema.has("additionalProperties")) {
            return value.properties().stream()
                    .map(
                            field ->
                                    field(
                                            path + "." + field.getKey(),
                                            field.getKey(),
                                            field.getValue()));
        }
        return Stream.empty();
    }

    private List<String> field(String path, String name, JsonNode value) {
        JsonNode known = schema.path("properties").path(name);
        JsonNode type = known.isMissingNode() ? schema.path("additionalProperties") : known;
        return type.isObject()
                ? new StrictSchema(type).errors(path, value)
                : List.of(path + " is unknown");
    }
}
