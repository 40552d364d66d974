// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.nio.charset.StandardCharsets;

/**
 * Encodes untrusted names as single path components: letters, digits, '-' and '_' stay, every other
 * byte of UTF-8 becomes %XX. No encoded name is empty, starts with a dot, holds a separator, or is
 * longer than a file system allows; different names encode differently.
 */
final class SafeNames {

    private static final int LONGEST = 120;

    static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        if (encoded.isEmpty()) {
            return "~";
        }
        if (encoded.length() > LONGEST) {
            // '~' is never the result of encoding, so a shortened name cannot meet another's.
            return encoded.substring(0, 40)
                    + "~"
                    + Digests.sha256(name.getBytes(StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private SafeNames() {}
}
