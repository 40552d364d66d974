// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import static io.orric.chart.Element.element;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.chart.Element;
import io.orric.report.HtmlPage;
import java.nio.charset.StandardCharsets;

/** The forms in which a report is told. */
public final class Renderings {

    /** Tables and sentences for a terminal. */
    public static String text(Report report) {
        StringBuilder text = new StringBuilder();
        for (Section section : report.sections()) {
            text.append('\n').append(section.title()).append("\n\n");
            section.tables().forEach(table -> text.append(table.text()).append('\n'));
        }
        text.append(report.headline()).append('\n');
        report.remarks().forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    /** Raw figures, one line each. */
    public static byte[] csv(Report report) {
        return report.figures().csv().getBytes(StandardCharsets.UTF_8);
    }

    /** The summary as JSON. */
    public static byte[] json(Report report) {
        try {
            return (new ObjectMapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(report.summary())
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary is made of numbers and texts", e);
        }
    }

    /** A page with everything. */
    public static byte[] html(Report report) {
        return HtmlPage.of(
                        "ORRIC experiment · " + report.experiment(),
                        report.headline(),
                        report.remarks(),
                        report.sections().stream().map(Renderings::section),
                        report.settings())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Element section(Section section) {
        return HtmlPage.section(section.title(), section.lead())
                .add(section.figures().stream().map(figure -> element("figure").add(figure)))
                .add(element("div.wide").add(section.tables().stream().map(Table::html)));
    }

    private Renderings() {}
}
