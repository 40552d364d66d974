// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element that is both HTML and XML, and closes itself. Text and values of attributes are
 * escaped here, so that no name can become markup.
 */
public final class Element {

    /** Elements that are written without a closing tag when they are empty. */
    private static final Set<String> VOID = Set.of("meta", "img", "path", "rect", "circle");

    private static final Set<String> INLINE =
            Set.of("a", "b", "span", "text", "title", "code", "small", "dt", "dd", "td", "th");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> content = new ArrayList<>();

    private Element(String selector) {
        String[] parts = selector.split("\\.");
        this.name = parts[0];
        if (parts.length > 1) {
            attr("class", String.join(" ", List.of(parts).subList(1, parts.length)));
        }
    }

    /**
     * Makes an element without content.
     *
     * @param selector its name and its classes, as in {@code p.lead}; never text from outside
     */
    public static Element element(String selector) {
        return new Element(selector);
    }

    /** Makes an element that holds a text. */
    public static Element element(String selector, String text) {
        return new Element(selector).text(text);
    }

    /** Sets an attribute; coordinates are rounded to a tenth of a pixel. */
    public Element attr(String attribute, Object value) {
        attributes.append(' ').append(attribute).append("=\"");
        String text = value instanceof Double d ? Quantities.plain(d, 1) : value.toString();
        escape(text, attributes);
        attributes.append('"');
        return this;
    }

    /** Appends a text. */
    public Element text(String text) {
        StringBuilder escaped = new StringBuilder();
        escape(text, escaped);
        content.add(escaped);
        return this;
    }

    /** Appends elements. */
    public Element add(Element... children) {
        return add(Stream.of(children));
    }

    /** Appends elements. */
    public Element add(Stream<Element> children) {
        children.forEach(content::add);
        return this;
    }

    /** Appends a style sheet, the only content that is not escaped; never text from outside. */
    public Element style(String sheet) {
        content.add("\n<style>\n" + sheet + "</style>");
        return this;
    }

    private static void escape(String text, StringBuilder out) {
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

    /** The element as markup. */
    @Override
    public String toString() {
        StringBuilder markup = new StringBuilder();
        write(markup);
        return markup.toString();
    }

    private void write(StringBuilder out) {
        out.append(INLINE.contains(name) ? "<" : "\n<").append(name).append(attributes);
        if (content.isEmpty() && VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object part : content) {
            if (part instanceof Element child) {
                child.write(out);
            } else {
                out.append(part);
            }
        }
        out.append("</").append(name).append('>');
    }
}
