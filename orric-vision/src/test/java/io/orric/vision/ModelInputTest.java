// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModelInputTest {

    @Test
    void blackAndWhiteAreTheEndsOfTheRange() {
        float[] table = new ModelInput(0.5f, 0.5f).table();
        assertThat(table).hasSize(256);
        assertThat(table[0]).isEqualTo(-1);
        assertThat(table[255]).isEqualTo(1);
    }

    @Test
    void valuesAreScaledThenShiftedThenDivided() {
        assertThat(new ModelInput(0.4f, 0.25f).table()[51]).isCloseTo(-0.8f, within(1e-6f));
    }
}
