// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.vision.Augmentation.Kind;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final int SIDE = 24;
    private static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);

    @Test
    void noneLeavesAPictureAsItIs() {
        assertThat(write(Augmentation.NONE, picture(), new SplittableRandom(1)))
                .isEqualTo(picture());
    }

    @Test
    void flipMirrorsHalfOfThePictures() {
        byte[] plain = write(Augmentation.NONE, picture(), new SplittableRandom(1));
        RandomGenerator random = new SplittableRandom(1);
        int mirrored = 0;
        for (int i = 0; i < 400; i++) {
            byte[] written = write(Augmentation.parse("flip"), picture(), random);
            if (written[0] == plain[SIDE - 1]) {
                mirrored++;
                assertThat(written[SIDE * SIDE + 5]).isEqualTo(plain[SIDE * SIDE + SIDE - 6]);
            } else {
                assertThat(written).isEqualTo(plain);
            }
        }
        assertThat(mirrored).isBetween(150, 250);
    }

    @Test
    void shiftMovesByAtMostATwelfthAndRepeatsEdges() {
        byte[] plain = write(Augmentation.NONE, picture(), new SplittableRandom(1));
        RandomGenerator random = new SplittableRandom(2);
        for (int i = 0; i < 100; i++) {
            byte[] written = write(Augmentation.parse("shift"), picture(), random);
            assertThat(isMovedByAtMostTwo(plain, written)).isTrue();
        }
    }

    @Test
    void lightKeepsEqualPixelsEqualAndBrighterOnesBrighter() {
        byte[] picture = new byte[3 * SIDE * SIDE];
        picture[7] = (byte) 255;
        RandomGenerator random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            byte[] written = write(Augmentation.parse("light"), picture, random);
            assertThat(written[0]).isEqualTo(written[8]);
            assertThat(written[7] & 255).isGreaterThanOrEqualTo(written[0] & 255);
        }
    }

    @Test
    void readsAList() {
        assertThat(Augmentation.parse("light,flip"))
                .isEqualTo(Augmentation.of(Kind.FLIP, Kind.LIGHT));
        assertThat(Augmentation.parse("none")).isEqualTo(Augmentation.NONE);
        assertThatThrownBy(() -> Augmentation.parse("flip,blur"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "augmentation is 'flip,blur', must be none or a list of flip, shift, crop,"
                                + " light such as flip,shift");
    }

    @Test
    void shiftAndCropExcludeEachOther() {
        assertThatThrownBy(() -> Augmentation.parse("shift,crop"))
                .hasMessage("augmentation is shift and crop, must have only one of the two");
    }

    private static byte[] picture() {
        byte[] picture = new byte[3 * SIDE * SIDE];
        new Random(5).nextBytes(picture);
        return picture;
    }

    private static byte[] write(Augmentation augmentation, byte[] picture, RandomGenerator random) {
        return augmentation.vary(new PixelBatch(1, SIDE, picture, INPUT), random).values();
    }

    private static boolean isMovedByAtMostTwo(byte[] plain, byte[] written) {
        for (int right = -2; right <= 2; right++) {
            for (int down = -2; down <= 2; down++) {
                if (isMovedBy(right, down, plain, written)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMovedBy(int right, int down, byte[] plain, byte[] written) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int sourceY = Math.max(0, Math.min(SIDE - 1, y + down));
                int sourceX = Math.max(0, Math.min(SIDE - 1, x + right));
                if (written[y * SIDE + x] != plain[sourceY * SIDE + sourceX]) {
                    return false;
                }
            }
        }
        return true;
    }
}
