// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encodes untrusted names as single path components. ASCII letters, digits, '-' and '_' stay; every
 * other character becomes %XX for each byte of its UTF-8, and half a surrogate pair, which has no
 * UTF-8, becomes %uXXXX. An encoded name is never empty, begins with no dot, has no separator, and
 * is no longer than file systems allow; different names have different encodings.
 */
final class SafeNames {

    private static final int LONGEST = 120;
    private static final Pattern SHORTENED = Pattern.compile("[A-Za-z0-9_%-]{40}~[0-9a-f]{64}");
    private static final Pattern PART =
            Pattern.compile("%(?<byte>[0-9A-F]{2})|%u(?<unit>[0-9A-F]{4})|.", Pattern.DOTALL);

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

    /**
     * The name of an encoding: one that was shortened is itself, since its end is a digest.
     *
     * @return empty if it is no encoding of a name
     */
    static Optional<String> decode(String encoded) {
        if (SHORTENED.matcher(encoded).matches()) {
            return Optional.of(encoded);
        }
        StringBuilder name = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = PART.matcher(encoded.equals("~") ? "" : encoded);
        while (part.find()) {
            if (part.group("byte") != null) {
                bytes.write(Integer.parseInt(part.group("byte"), 16));
                continue;
            }
            name.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
            String unit = part.group("unit");
            name.append(unit == null ? part.group() : (char) Integer.parseInt(unit, 16));
        }
        name.append(bytes.toString(StandardCharsets.UTF_8));
        return Optional.of(name.toString()).filter(decoded -> encode(decoded).equals(encoded));
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
