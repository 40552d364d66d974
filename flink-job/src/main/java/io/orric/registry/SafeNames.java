// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.nio.charset.StandardCharsets;

/**
 * Encodes untrusted names as single path components. ASCII letters, digits, '-' and '_' stay; every
 * other character becomes %XX for each byte of its UTF-8, and half a surrogate pair, which has no
 * UTF-8, becomes %uXXXX. An encoded name is never empty, begins with no dot, has no separator, and
 * is no longer than file systems allow; different names have different encodings.
 */
final class SafeNames {

    private static final int LONGEST = 120;

    static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        name.codePoints().forEach(codePoint -> append(codePoint, encoded));
        if (encoded.isEmpty()) {
            return "~";
        }
        if (encoded.length() > LONGEST) {
            // '~' is never the result of encoding, so a shortened name cannot meet another's.
            return encoded.substring(0, 40)
                    + "~"
                    + Digests.sha256(encoded.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return encoded.toString();
    }

    private static void append(int codePoint, StringBuilder encoded) {
        if (codePoint < 128
                && (Character.isLetterOrDigit(codePoint) || codePoint == '-' || codePoint == '_')) {
            encoded.append((char) codePoint);
        } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            encoded.append(String.format("%%u%04X", codePoint));
        } else {
            for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format("%%%02X", b & 0xFF));
            }
        }
    }

    private SafeNames() {}
}
