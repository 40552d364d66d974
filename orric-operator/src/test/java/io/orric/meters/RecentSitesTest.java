// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentSitesTest {

    private final List<String> made = new ArrayList<>();
    private final RecentSites<Integer> sites =
            new RecentSites<>(
                    site -> {
                        made.add(site);
                        return made.size();
                    });

    @Test
    void aSiteKeepsItsValueWhileItIsUsed() {
        for (int other = 0; other < 3 * RecentSites.MOST; other++) {
            assertThat(sites.of("north")).isEqualTo(1);
            sites.of("other-" + other);
        }
        assertThat(made).containsOnlyOnce("north");
    }

    @Test
    void theSiteThatWasNotUsedForTheLongestIsForgotten() {
        sites.of("gone");
        sites.of("north");
        for (int other = 0; other < RecentSites.MOST - 1; other++) {
            sites.of("other-" + other);
        }
        assertThat(sites.of("north")).isEqualTo(2);
        assertThat(sites.of("gone")).isEqualTo(RecentSites.MOST + 2);
    }
}
