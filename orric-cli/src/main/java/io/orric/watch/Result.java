// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A result as it was read. Nothing in it is to be trusted: cameras choose their names, and dead
 * letters quote what was wrong.
 *
 * @param kind kind of the topic it was read from
 * @param time time of writing, milliseconds since the epoch
 * @param value the JSON object; a string if the record was no JSON
 */
public record Result(ResultKind kind, long time, JsonNode value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record of a topic. */
    static Result parse(ResultKind kind, long time, byte[] record) {
        try {
            JsonNode value = record == null ? null : JSON.readTree(record);
            if (value != null && value.isObject()) {
                return new Result(kind, time, value);
            }
        } catch (JsonProcessingException e) {
            // Someone else writes to the topic; what it is can be shown all the same.
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        byte[] bytes = record == null ? new byte[0] : record;
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Result(kind, time, JsonNodeFactory.instance.textNode(text));
    }

    /** Site of the result; empty where it has none. */
    public String site() {
        return text("site");
    }

    /** Camera of the frame; empty of a decision. */
    public String camera() {
        return text("camera");
    }

    /** A field as text; empty where there is none. */
    String text(String field) {
        return value.path(field).asText("");
    }

    /** A field as a number; NaN where there is none. */
    double number(String field) {
        return value.path(field).asDouble(Double.NaN);
    }

    /** A field as a whole number; 0 where there is none. */
    long count(String field) {
        return value.path(field).asLong();
    }

    /** Whether a field is true. */
    boolean is(String field) {
        return value.path(field).asBoolean();
    }
}
