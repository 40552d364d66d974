// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class DotPlotTest {

    private static final ValueAxis AXIS = ValueAxis.linear("accuracy", 0, 1, v -> "" + v);

    @Test
    void everyRowHasADotAndItsWhiskerForEachSeries() throws Exception {
        DotPlot.Dots spread =
                new DotPlot.Dots("new", 0, List.of(0.25, 0.75), List.of(0.1, Double.NaN));
        Document svg = drawn(spread, DotPlot.Dots.of("old", 1, List.of(0.5, 0.5)));
        assertThat(svg.getElementsByTagName("circle").getLength()).as("with legend").isEqualTo(6);
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1);
        Element whisker = (Element) svg.getElementsByTagName("rect").item(0);
        Element dot = (Element) svg.getElementsByTagName("circle").item(2);
        double x = Double.parseDouble(whisker.getAttribute("x"));
        double width = Double.parseDouble(whisker.getAttribute("width"));
        assertThat(Double.parseDouble(dot.getAttribute("cx")))
                .isBetween(x + width / 2 - 0.2, x + width / 2 + 0.2);
    }

    @Test
    void whatIsNoNumberIsLeftOutAndASeriesWithoutNameHasNoLegend() throws Exception {
        Document svg = drawn(DotPlot.Dots.of(null, 0, List.of(Double.NaN, 0.5)));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("b & c: 0.5");
    }

    private static Document drawn(DotPlot.Dots... dots) throws Exception {
        String plot =
                new DotPlot("plot", AXIS, List.of("a", "b & c"), List.of(dots)).draw().toString();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.strip())));
    }
}
