// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Limits of names that come from outside: of cameras, labels and sites. A name comes back in the
 * results of every frame, so that without a limit the sender of one frame could make a result that
 * no broker takes.
 */
public final class Names {

    /**
     * Maximum length of a name in characters (UTF-16 units). More than any name that people or
     * machines give, such as DNS names (253) or UUIDs (36), and small when written: a character
     * takes 3 bytes of UTF-8 at most, and a control character 6 bytes of JSON, so that a name is at
     * most 1.5 KiB of a result.
     */
    public static final int MAX_LENGTH = 256;

    /** Returns whether a name exceeds {@link #MAX_LENGTH}; null does not. */
    public static boolean isTooLong(String name) {
        return name != null && name.length() > MAX_LENGTH;
    }

    /** The beginning of a name, or all of it if it is not too long. */
    public static String shortened(String name) {
        return beginning(name, MAX_LENGTH);
    }

    /** The beginning of a name with a question mark for each control character, for log files. */
    public static String printable(String name) {
        StringBuilder text = new StringBuilder(shortened(name));
        for (int i = 0; i < text.length(); i++) {
            if (Character.getType(text.charAt(i)) == Character.LINE_SEPARATOR
                    || Character.getType(text.charAt(i)) == Character.PARAGRAPH_SEPARATOR
                    || Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }

    /**
     * The first characters of a text; a surrogate pair is not cut, since half of one is no text.
     */
    static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean cutsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, cutsPair ? length - 1 : length);
    }

    private Names() {}
}
