// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Element.element;

import io.orric.chart.ChartDocument;
import io.orric.chart.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The frame of all reports: one HTML file that loads nothing and runs no script, and is well-formed
 * XML too.
 */
public final class HtmlPage {

    /**
     * A page.
     *
     * @param kicker the kind of report and its subject
     * @param headline the result in a sentence, also the title of the page
     * @param remarks further sentences below it
     * @param content elements that follow, usually sections
     * @param settings settings that the result was made with
     * @return the whole file
     */
    public static String of(
            String kicker,
            String headline,
            List<String> remarks,
            Stream<Element> content,
            List<Setting> settings) {
        Element header =
                element("header").add(element("p.kicker", kicker), element("h1", headline));
        remarks.forEach(remark -> header.add(element("p.remark", remark)));
        Element main = element("main").add(header).add(content).add(settings(settings));
        Element page =
                element("html")
                        .attr("lang", "en")
                        .attr("xmlns", "http://www.w3.org/1999/xhtml")
                        .add(head(headline), element("body").add(main));
        return "<!DOCTYPE html>" + page + "\n";
    }

    /** A section with a heading and a sentence on how to read it. */
    public static Element section(String title, String lead) {
        return element("section").add(element("h2", title), element("p.lead", lead));
    }

    /** A table with the names of its columns above its rows. */
    public static Element table(String selector, Stream<Element> header, Stream<Element> rows) {
        return element(selector)
                .add(element("thead").add(element("tr").add(header)), element("tbody").add(rows));
    }

    private static Element head(String title) {
        return element("head")
                .add(
                        element("meta").attr("charset", "utf-8"),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("color-scheme", "light dark"),
                        element("title", title))
                .style(ChartDocument.styleSheet() + styleSheet());
    }

    private static Element meta(String name, String content) {
        return element("meta").attr("name", name).attr("content", content);
    }

    private static Element settings(List<Setting> settings) {
        Element list = element("dl");
        for (Setting setting : settings) {
            list.add(element("dt", setting.name()), element("dd", setting.value()));
        }
        return element("section").add(element("h2", "Settings"), list);
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
