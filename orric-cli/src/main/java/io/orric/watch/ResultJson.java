// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orric.text.AsciiJson;

/** Makes the line that programs read of a result. */
public final class ResultJson {

    /**
     * A JSON object with {@code kind}, {@code time} (of writing, milliseconds since the epoch) and
     * {@code value}, the result as the topic has it. All of it is printable ASCII.
     */
    public static String of(Result result) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", result.kind().toString());
        line.put("time", result.time());
        line.set("value", result.value());
        return AsciiJson.of(line);
    }

    private ResultJson() {}
}
