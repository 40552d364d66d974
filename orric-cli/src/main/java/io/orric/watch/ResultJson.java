// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the line that programs read of a result. */
public final class ResultJson {

    /** Jackson escapes other control characters, but not this one. */
    private static final String DELETE = "\u007f";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /**
     * A JSON object with {@code kind}, {@code time} (of writing, milliseconds since the epoch) and
     * {@code value}, the result as the topic has it. All of it is printable ASCII.
     */
    public static String of(Result result) {
        ObjectNode line = JSON.createObjectNode();
        line.put("kind", result.kind().toString());
        line.put("time", result.time());
        line.set("value", result.value());
        try {
            return JSON.writeValueAsString(line).replace(DELETE, "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as such", e);
        }
    }

    private ResultJson() {}
}
