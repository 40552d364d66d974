// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.vision.PixelBatch;
import org.junit.jupiter.api.Test;

class PictureMeasuresTest {

    private static final int SIDE = 64;

    @Test
    void aGlanceTellsAboutTheSame() {
        short[] waves = waves(1);
        double[] all = PictureMeasures.of(waves, 0, SIDE);
        double[] glance = PictureMeasures.atAGlance(waves, 0, SIDE);
        assertThat(glance).containsExactly(all, within(0.1));
        assertThat(glance).isNotEqualTo(all);
    }

    @Test
    void brightnessAndContrastAreThoseOfTheChannels() {
        double[] measures = PictureMeasures.of(waves(0), 0, SIDE);
        double least = Math.log(0.01);
        assertThat(measures[0]).isEqualTo(100 / 255.0, within(1e-9));
        assertThat(measures[3]).as("no contrast").isEqualTo(least, within(1e-9));
        assertThat(measures[6]).as("no detail").isEqualTo(least, within(1e-9));
    }

    @Test
    void thePixelsOfTheEdgesCountToo() {
        short[] dark = new short[3 * SIDE * SIDE];
        short[] edge = dark.clone();
        edge[SIDE * SIDE - 1] = (short) (255 * PixelBatch.UNIT);
        assertThat(PictureMeasures.of(edge, 0, SIDE)[0])
                .isGreaterThan(PictureMeasures.of(dark, 0, SIDE)[0]);
    }

    /** Waves around a brightness of 100, so strong. */
    private static short[] waves(double strength) {
        short[] values = new short[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            double wave = Math.sin(0.7 * (i % SIDE)) * Math.cos(0.4 * (i / SIDE % SIDE));
            int brightness = (int) (100 + 80 * strength * wave);
            values[i] = (short) (brightness * PixelBatch.UNIT);
        }
        return values;
    }
}
