// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LinePlotTest {

    @Test
    void aMillionValuesBecomeAtMostTwoThousandPointsThatKeepTheExtremes() {
        ThinnedSeries series = new ThinnedSeries("a");
        for (int x = 1; x <= 1_000_000; x++) {
            series.add(x, x == 123_456 ? 50 : x % 2);
        }
        assertThat(series.points()).hasSizeBetween(ThinnedSeries.LIMIT / 2, ThinnedSeries.LIMIT);
        assertThat(series.points().stream().mapToLong(ThinnedSeries.Point::count).sum())
                .isEqualTo(1_000_000);
        assertThat(series.points().stream().mapToDouble(ThinnedSeries.Point::greatest).max())
                .hasValue(50);
        assertThat(series.points().get(0).mean()).isEqualTo(0.5);
        assertThat(series.points().get(series.points().size() - 1).to()).isEqualTo(1_000_000);
    }

    @Test
    void fewValuesAreKeptAsTheyAre() {
        ThinnedSeries series = new ThinnedSeries("a");
        series.add(3, 7);
        series.add(9, 8);
        assertThat(series.points())
                .containsExactly(
                        new ThinnedSeries.Point(3, 3, 7, 7, 7, 1),
                        new ThinnedSeries.Point(9, 9, 8, 8, 8, 1));
    }

    @Test
    void whateverTheNamesItIsWellFormed() throws Exception {
        ThinnedSeries series = new ThinnedSeries("<b>&\"quoted\"\u0001");
        series.add(1, 2);
        Document document = parse(List.of(new Panel("a < b", List.of(series))));
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent()).contains("<b>&\"quoted\"\uFFFD");
    }

    @Test
    void anEmptyPlotIsWellFormed() throws Exception {
        assertThat(parse(List.of(new Panel("none", List.of(new ThinnedSeries("a")))))).isNotNull();
    }

    private static Document parse(List<Panel> panels) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(
                        new ByteArrayInputStream(
                                new LinePlot("a & b", "slot", panels)
                                        .toString()
                                        .getBytes(StandardCharsets.UTF_8)));
    }
}
