// SPDX-License-Identifier: Apache-2.0
package io.orric.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgPlotTest {

    @Test
    void aMillionValuesBecomeAtMostTwoThousandPointsThatKeepTheExtremes() {
        Series series = new Series("a");
        for (int x = 1; x <= 1_000_000; x++) {
            series.add(x, x == 123_456 ? 50 : x % 2);
        }
        assertThat(series.points()).hasSizeBetween(Series.LIMIT / 2, Series.LIMIT);
        assertThat(series.points().stream().mapToLong(Series.Point::count).sum())
                .isEqualTo(1_000_000);
        assertThat(series.points().stream().mapToDouble(Series.Point::greatest).max()).hasValue(50);
        assertThat(series.points().get(0).mean()).isEqualTo(0.5);
        assertThat(series.points().get(series.points().size() - 1).to()).isEqualTo(1_000_000);
    }

    @Test
    void fewValuesAreKeptAsTheyAre() {
        Series series = new Series("a");
        series.add(3, 7);
        series.add(9, 8);
        assertThat(series.points())
                .containsExactly(
                        new Series.Point(3, 3, 7, 7, 7, 1), new Series.Point(9, 9, 8, 8, 8, 1));
    }

    @Test
    void whateverTheNamesItIsWellFormed() throws Exception {
        Series series = new Series("<b>&\"quoted\"\u0001");
        series.add(1, 2);
        Document document = parse(List.of(new Panel("a < b", List.of(series))));
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent()).contains("<b>&\"quoted\"\uFFFD");
    }

    @Test
    void anEmptyPlotIsWellFormed() throws Exception {
        assertThat(parse(List.of(new Panel("none", List.of(new Series("a")))))).isNotNull();
    }

    @Test
    void axesEndAtRoundNumbers() {
        assertThat(Scale.upTo(0.83).ticks())
                .containsExactly(0, 0.2, 0.4, 0.6000000000000001, 0.8, 1);
        assertThat(Scale.upTo(32).top()).isEqualTo(40);
        assertThat(Scale.upTo(0).top()).isEqualTo(1);
        assertThat(Scale.label(102_250_000_000.0)).isEqualTo("102.25G");
        assertThat(Scale.label(100)).isEqualTo("100");
        assertThat(Scale.label(0.6000000000000001)).isEqualTo("0.6");
    }

    private static Document parse(List<Panel> panels) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg(panels).getBytes(StandardCharsets.UTF_8)));
    }

    private static String svg(List<Panel> panels) throws IOException {
        StringBuilder svg = new StringBuilder();
        new SvgPlot("a & b", "slot", panels).write(svg);
        return svg.toString();
    }
}
