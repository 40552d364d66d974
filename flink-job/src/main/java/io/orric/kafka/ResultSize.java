// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetters;

/** Bounds of the size of results, whatever frames carry. */
final class ResultSize {

    /**
     * Bound for a result without the image: four names and a reason, whose characters may take six
     * bytes each in JSON, the numbers, the record's key and what Kafka adds come to less than 16
     * KiB; the rest is for fields to come.
     */
    static final int FIELDS_BYTES = 64 << 10;

    /** Bytes of the largest record that a result becomes; base64 makes four bytes of three. */
    static int max(DeadLetters letters) {
        return FIELDS_BYTES + (letters.imageBytes() + 2) / 3 * 4;
    }

    private ResultSize() {}
}
