// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModelInputTest {

    @Test
    void blackAndWhiteAreTheEndsOfTheRange() {
        ModelInput input = new ModelInput(0.5f, 0.5f);
        assertThat(normalised(0, input)).isEqualTo(-1);
        assertThat(normalised(255, input)).isEqualTo(1);
    }

    @Test
    void valuesAreScaledThenShiftedThenDivided() {
        assertThat(normalised(51, new ModelInput(0.4f, 0.25f))).isCloseTo(-0.8f, within(1e-6f));
    }

    private static float normalised(int value, ModelInput input) {
        return value * PixelBatch.UNIT * input.scale(1) + input.shift(1);
    }
}
