// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes elements that are both HTML and XML. Whatever is text or an attribute's value is escaped
 * here, so that no name can become markup.
 */
public final class Markup {

    private static final Set<String> INLINE =
            Set.of("a", "b", "span", "text", "title", "code", "small", "dt", "dd", "td", "th");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a pair whose value is null is left out
     */
    public Markup open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Opens an SVG drawing of so many pixels, which stretches to the room that it gets. */
    public Markup drawing(String label, double width, double height) {
        return open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + (long) width + " " + (long) height,
                "role",
                "img",
                "aria-label",
                label);
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    public Markup empty(String element, Object... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds a text. */
    public Markup leaf(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text within the element that is open. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Markup of our own, such as a style sheet, as it is. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String element, Object... attributes) {
        if (!INLINE.contains(element)) {
            out.append('\n');
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(value(attributes[i + 1]));
                out.append('"');
            }
        }
    }

    /** Coordinates to a tenth of a pixel. */
    private static String value(Object value) {
        if (value instanceof Double number) {
            String text = String.format(Locale.ROOT, "%.1f", number);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return value.toString();
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> out.append("&amp;");
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '"' -> out.append("&quot;");
                                case '\'' -> out.append("&#39;");
                                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
                            }
                        });
    }

    /** Characters that XML 1.0 allows, without those that turn the direction of text. */
    private static boolean allowed(int c) {
        boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !direction && c != 0xFFFE && c != 0xFFFF;
    }

    /** What was written; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }
}
