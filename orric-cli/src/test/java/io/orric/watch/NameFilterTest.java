// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameFilterTest {

    @Test
    void nothingAskedForIsEverything() {
        assertThat(new NameFilter(List.of()).accepts("")).isTrue();
    }

    @Test
    void namesAreExactUnlessTheyEndWithAStar() {
        NameFilter filter = new NameFilter(List.of("north", "gate-*"));
        assertThat(List.of("north", "gate-", "gate-12")).allMatch(filter::accepts);
        assertThat(List.of("", "north-2", "gate", "a gate-1")).noneMatch(filter::accepts);
    }
}
