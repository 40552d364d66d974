// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static io.orric.chart.Element.element;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void escapesTextAndAttributes() {
        assertThat(element("b", "<i> & 'so'").attr("title", "\"><x"))
                .hasToString("<b title=\"&quot;&gt;&lt;x\">&lt;i&gt; &amp; &#39;so&#39;</b>");
    }

    @Test
    void replacesWhatXmlForbidsAndWhatTurnsText() {
        assertThat(element("b", "a\u0000b\u202Ec\uD800d"))
                .hasToString("<b>a\uFFFDb\uFFFDc\uFFFDd</b>");
    }

    @Test
    void roundsCoordinates() {
        assertThat(element("text").attr("x", 1.04).attr("y", 2.26))
                .hasToString("<text x=\"1\" y=\"2.3\"></text>");
    }

    @Test
    void closesWhateverItHolds() {
        Element row = element("td.site.wide").add(element("b", "a"));
        Element cell = element("span.swatch");
        row.add(cell);
        cell.text("b");
        assertThat(row)
                .hasToString(
                        "<td class=\"site wide\"><b>a</b><span class=\"swatch\">b</span></td>");
    }

    @Test
    void closesEmptyElementsAsBrowsersReadThem() {
        assertThat(element("span")).hasToString("<span></span>");
        assertThat(element("img").toString()).endsWith("<img/>");
    }
}
