// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class BoxBlurTest {

    private final Picture picture =
            Picture.copyOf(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));

    @Test
    void spreadsAPixelEvenlyOverTheSquare() {
        picture.pixels()[4 * 9 + 4] = 0xFFFFFF;
        BoxBlur.apply(picture, 1);
        // 255 / 9, rounded once along each axis.
        for (int pixel : new int[] {3 * 9 + 3, 4 * 9 + 4, 5 * 9 + 3}) {
            assertThat(picture.pixels()[pixel]).isEqualTo(0x1C1C1C);
        }
        assertThat(picture.pixels()[2 * 9 + 4]).isZero();
    }

    @Test
    void fractionsOfAPixelCount() {
        picture.pixels()[4 * 9 + 4] = 0xFF0000;
        BoxBlur.apply(picture, 0.5);
        // 255 / 2 along each axis in the middle; half of that, twice, towards a corner.
        assertThat(Rgb.red(picture.pixels()[4 * 9 + 4])).isEqualTo(64);
        assertThat(Rgb.red(picture.pixels()[3 * 9 + 4])).isEqualTo(32);
        assertThat(Rgb.red(picture.pixels()[3 * 9 + 3])).isEqualTo(16);
    }

    @Test
    void leavesAnEvenPictureAsItIs() {
        picture.map((rgb, x, y) -> 0x336699);
        BoxBlur.apply(picture, 30);
        assertThat(picture.pixels()).containsOnly(0x336699);
    }
}
