// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewNamesTest {

    @Test
    void aNameIsNewOnceAndSoManyAreRemembered() {
        NewNames names = new NewNames(2);
        assertThat(names.isNew("a")).isTrue();
        assertThat(names.isNew("a")).isFalse();
        assertThat(names.isFull()).isFalse();
        assertThat(names.isNew("b")).isTrue();
        assertThat(names.isFull()).isTrue();
        assertThat(names.isNew("c")).isFalse();
    }
}
