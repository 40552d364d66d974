// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.chart.Markup;
import io.orric.report.HtmlPage;
import io.orric.report.Setting;
import java.nio.charset.StandardCharsets;

/** The forms in which findings are told. */
public final class Renderings {

    /** Tables and sentences for a terminal. */
    public static String text(Findings findings) {
        StringBuilder text = new StringBuilder();
        for (Part part : findings.parts()) {
            text.append('\n').append(part.title()).append("\n\n");
            part.tables().forEach(table -> text.append(table.text()).append('\n'));
        }
        text.append(findings.headline()).append('\n');
        findings.remarks().forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    /** Raw figures, one line each. */
    public static byte[] csv(Findings findings) {
        return (String.join("\n", findings.csv()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The summary as JSON. */
    public static byte[] json(Findings findings) {
        try {
            return (new ObjectMapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(findings.summary())
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary is made of numbers and texts", e);
        }
    }

    /** A page with everything. */
    public static byte[] html(Findings findings) {
        Markup out = HtmlPage.open(findings.headline());
        out.open("header");
        out.leaf("p", "ORRIC experiment · " + findings.experiment(), "class", "kicker");
        out.leaf("h1", findings.headline());
        findings.remarks().forEach(remark -> out.leaf("p", remark, "class", "remark"));
        out.close();
        for (Part part : findings.parts()) {
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
        for (Setting setting : findings.settings()) {
            out.leaf("dt", setting.name()).leaf("dd", setting.value());
        }
        out.close().close();
        return HtmlPage.close(out).getBytes(StandardCharsets.UTF_8);
    }

    private Renderings() {}
}
