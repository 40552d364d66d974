// SPDX-License-Identifier: Apache-2.0
package io.orric.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON of printable ASCII alone, on one line. */
public final class AsciiJson {

    /** Jackson escapes other control characters, but not this one. */
    private static final String DELETE = "\u007f";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The text of a value. */
    public static String of(JsonNode value) {
        try {
            return JSON.writeValueAsString(value).replace(DELETE, "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written as such", e);
        }
    }

    private AsciiJson() {}
}
