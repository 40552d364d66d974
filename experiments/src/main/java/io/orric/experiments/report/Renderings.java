// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.chart.Markup;
import io.orric.report.HtmlPage;
import io.orric.report.Setting;
import java.nio.charset.StandardCharsets;

/** The forms in which report are told. */
public final class Renderings {

    /** Tables and sentences for a terminal. */
    public static String text(Report report) {
        StringBuilder text = new StringBuilder();
        for (Section part : report.parts()) {
            text.append('\n').append(part.title()).append("\n\n");
            part.tables().forEach(table -> text.append(table.text()).append('\n'));
        }
        text.append(report.headline()).append('\n');
        report.remarks().forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    /** Raw figures, one line each. */
    public static byte[] csv(Report report) {
        return (String.join("\n", report.csv()) + "\n").getBytes(StandardCharsets.UTF_8);
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
        Markup out = HtmlPage.open(report.headline());
        out.open("header");
        out.leaf("p", "ORRIC experiment · " + report.experiment(), "class", "kicker");
        out.leaf("h1", report.headline());
        report.remarks().forEach(remark -> out.leaf("p", remark, "class", "remark"));
        out.close();
        for (Section part : report.parts()) {
            out.open("section").leaf("h2", part.title()).leaf("p", part.lead(), "class", "lead");
            part.figures()
                    .forEach(
                            figure -> {
                                out.open("figure");
                                figure.accept(out);
                                out.close();
                            });
            out.open("div", "class", "wide");
            part.tables().forEach(table -> table.write(out));
            out.close().close();
        }
        out.open("section").leaf("h2", "Settings").open("dl");
        for (Setting setting : report.settings()) {
            out.leaf("dt", setting.name()).leaf("dd", setting.value());
        }
        out.close().close();
        return HtmlPage.close(out).getBytes(StandardCharsets.UTF_8);
    }

    private Renderings() {}
}
