// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes summaries as JSON. */
public final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text of a record. */
    public static byte[] of(Record summary) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }

    private JsonText() {}
}
