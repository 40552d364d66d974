// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResizerTest {

    /** Normalisation of the golden values. */
    private static final ModelInput INPUT = new ModelInput(0.4f, 0.25f);

    private static final float HALF_A_STEP = 0.5f / 256 / 255 / 0.25f;

    @ParameterizedTest(name = "{0} x {1} to {2}")
    @MethodSource("goldenLines")
    void resizesAsPyTorchDoesAndAveragesBeyondHalfSize(
            int width, int height, int resolution, float[] golden) {
        PixelBatch batch = PixelBatch.of(List.of(picture(width, height)), resolution, INPUT);
        assertThat(InputBufferTest.normalised(batch))
                .containsExactly(golden, within(HALF_A_STEP + 1e-5f));
    }

    @Test
    void ignoresTheUndefinedUpperByteOfAPixel() {
        short[] opaque = new short[3];
        Resizer.write(new RgbImage(1, 1, new int[] {0xFF102030}), 1, Resizing.DEFAULT, opaque, 0);
        assertThat(opaque).containsExactly(0x1000, 0x2000, 0x3000);
    }

    @Test
    void batchesPicturesOfDifferentSizesOneAfterAnother() {
        List<RgbImage> images = List.of(picture(5, 3), picture(2, 2));
        PixelBatch batch = PixelBatch.of(images, 4, INPUT);
        short[] second = new short[ModelInput.length(4)];
        Resizer.write(images.get(1), 4, Resizing.DEFAULT, second, 0);
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.values()).hasSize(2 * ModelInput.length(4));
        assertThat(Arrays.copyOfRange(batch.values(), second.length, 2 * second.length))
                .isEqualTo(second);
    }

    static RgbImage picture(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (int) ((i + 1) * 2654435761L % (1 << 24));
        }
        return new RgbImage(width, height, pixels);
    }

    static Stream<Object[]> goldenLines() throws IOException {
        try (InputStream in = ResizerTest.class.getResourceAsStream("golden-resize.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().map(line -> golden(line.split(" "))).toList().stream();
        }
    }

    private static Object[] golden(String[] words) {
        float[] values = new float[words.length - 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i + 3]);
        }
        return new Object[] {
            Integer.valueOf(words[0]), Integer.valueOf(words[1]), Integer.valueOf(words[2]), values
        };
    }
}
