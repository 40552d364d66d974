// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteMapTest {

    private static final SiteMap SITES =
            new SiteMap(
                    Map.of("gate-1", "exact", "gate-*", "gates", "gate-south-*", "south"),
                    "elsewhere");

    @ParameterizedTest
    @CsvSource({
        "gate-1, exact",
        "gate-12, gates",
        "gate-, gates",
        "gate-south-3, south",
        "gate, elsewhere",
        "'', elsewhere",
        "../../etc/passwd, elsewhere"
    })
    void exactNamesWinThenTheLongestPrefix(String camera, String site) {
        assertThat(SITES.of(camera)).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({"exact, true", "south, true", "elsewhere, true", "gate-1, false", "'', false"})
    void theSitesAreThoseThatACameraCanBelongTo(String site, boolean known) {
        assertThat(SITES.contains(site)).isEqualTo(known);
    }
}
