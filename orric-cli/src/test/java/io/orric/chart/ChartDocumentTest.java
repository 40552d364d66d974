// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartDocumentTest {

    @Test
    void aMillionValuesBecomeAtMostTwoThousandPointsThatKeepTheExtremes() {
        ThinnedSeries series = new ThinnedSeries();
        for (int slot = 1; slot <= 1_000_000; slot++) {
            series.add(slot, slot == 123_456 ? 50 : slot % 2);
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
        ThinnedSeries series = new ThinnedSeries();
        series.add(3, 7);
        series.add(9, 8);
        assertThat(series.points())
                .containsExactly(
                        new ThinnedSeries.Point(3, 3, 7, 7, 7, 1),
                        new ThinnedSeries.Point(9, 9, 8, 8, 8, 1));
    }

    @Test
    void whateverTheNamesItIsWellFormed() throws Exception {
        ThinnedSeries series = new ThinnedSeries();
        series.add(1, 2);
        Document document = parse("a < b", series.series("<b>&\"quoted\"\u0001", 0));
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent()).contains("<b>&\"quoted\"\uFFFD");
    }

    @Test
    void anEmptyPlotIsWellFormed() throws Exception {
        assertThat(parse("none", new ThinnedSeries().series("a", 0))).isNotNull();
    }

    @Test
    void aSeriesIsNamedOnceForAllPanels() throws Exception {
        ThinnedSeries series = new ThinnedSeries();
        series.add(1, 2);
        SlotChart panel = panel("one", series.series("a policy", 0));
        assertThat(new ChartDocument("a plot", List.of(panel, panel)).toString())
                .containsOnlyOnce("a policy");
    }

    @Test
    void aThinnedSeriesHasAShadeFromItsLeastToItsGreatestValue() {
        ThinnedSeries series = new ThinnedSeries();
        for (int slot = 1; slot <= ThinnedSeries.LIMIT; slot++) {
            series.add(slot, slot % 2);
        }
        assertThat(panel("whole", series.series("a", 0)).draw().toString()).doesNotContain("shade");
        series.add(ThinnedSeries.LIMIT + 1, 0);
        assertThat(panel("thinned", series.series("a", 0)).draw().toString())
                .contains("class=\"shade\"");
    }

    private static SlotChart panel(String title, Series series) {
        return new SlotChart(
                title,
                920,
                176,
                1,
                10,
                ValueAxis.linear(title, 0, 1, Quantities::compact),
                List.of(),
                List.of(series),
                List.of(),
                null);
    }

    private static Document parse(String title, Series series) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(
                        new ByteArrayInputStream(
                                new ChartDocument("a & b", List.of(panel(title, series)))
                                        .toString()
                                        .getBytes(StandardCharsets.UTF_8)));
    }
}
