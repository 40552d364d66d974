// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What all reports have around them: one HTML file that loads nothing and runs no script, and is
 * well-formed XML too.
 */
public final class HtmlPage {

    /** Begins a page; what is written next is its content. */
    public static Markup open(String title) {
        Markup out = new Markup();
        out.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.leaf("title", title);
        out.open("style").raw("\n" + styleSheet()).close().close();
        return out.open("body").open("main");
    }

    /** Ends a page that {@link #open} began, and returns the whole file. */
    public static String close(Markup out) {
        return "<!DOCTYPE html>" + out.close().close().close() + "\n";
    }

    private static String styleSheet() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css is part of this package", e);
        }
    }

    private HtmlPage() {}
}
