// SPDX-License-Identifier: Apache-2.0
package io.orric.text;

/**
 * Makes text of others fit for a terminal. Control characters could move the cursor, change colours
 * or the title, and begin lines that look like the program's own; marks of direction could have
 * letters shown in another order.
 */
public final class TerminalText {

    /** The text with an escape for each character that shows nothing or does something. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        if (point == '\\') {
            safe.append("\\\\");
        } else if (isHarmless(point)) {
            safe.appendCodePoint(point);
        } else {
            safe.append(String.format("\\u{%x}", point));
        }
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private TerminalText() {}
}
