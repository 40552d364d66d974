// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BFloat16Test {

    @Test
    void keepsTheUpperHalfAndRoundsToTheNearest() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            float rounded = BFloat16.round(value);
            if (Float.isFinite(value) && Math.abs(value) < 3.38e38f) {
                assertThat(Float.floatToRawIntBits(rounded) & 0xFFFF).isZero();
                assertThat(Math.abs(rounded - value))
                        .isLessThanOrEqualTo(Math.abs(value) / 256 + Float.MIN_NORMAL / 128);
            }
        }
    }

    @Test
    void ofTwoEquallyNearTakesTheEvenOne() {
        assertThat(BFloat16.round(Float.intBitsToFloat(0x3F808000)))
                .isEqualTo(Float.intBitsToFloat(0x3F800000));
        assertThat(BFloat16.round(Float.intBitsToFloat(0x3F818000)))
                .isEqualTo(Float.intBitsToFloat(0x3F820000));
    }

    @Test
    void leavesWhatIsNoNumberAlone() {
        assertThat(BFloat16.round(Float.NaN)).isNaN();
        assertThat(BFloat16.round(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(BFloat16.round(0f)).isEqualTo(0f);
    }
}
