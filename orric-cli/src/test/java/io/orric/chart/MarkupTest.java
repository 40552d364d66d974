// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void escapesTextAndAttributes() {
        String written = new Markup().leaf("b", "<i> & 'so'", "title", "\"><x").toString();
        assertThat(written)
                .isEqualTo("<b title=\"&quot;&gt;&lt;x\">&lt;i&gt; &amp; &#39;so&#39;</b>");
    }

    @Test
    void replacesWhatXmlForbidsAndWhatTurnsText() {
        assertThat(new Markup().leaf("b", "a\u0000b\u202Ec\uD800d").toString())
                .isEqualTo("<b>a\uFFFDb\uFFFDc\uFFFDd</b>");
    }

    @Test
    void leavesOutAttributesWithoutValueAndRoundsCoordinates() {
        assertThat(new Markup().open("text", "id", null, "x", 1.04, "y", 2.26).close().toString())
                .isEqualTo("<text x=\"1\" y=\"2.3\"></text>");
    }

    @Test
    void refusesToEndWithAnElementOpen() {
        assertThatThrownBy(() -> new Markup().open("b").toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("b");
    }
}
