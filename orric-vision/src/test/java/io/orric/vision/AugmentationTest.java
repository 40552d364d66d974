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
        short[] plain = write(Augmentation.NONE, picture(), new SplittableRandom(1));
        RandomGenerator random = new SplittableRandom(1);
        int mirrored = 0;
        for (int i = 0; i < 400; i++) {
            short[] written = write(Augmentation.parse("flip"), picture(), random);
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
        short[] plain = write(Augmentation.NONE, picture(), new SplittableRandom(1));
        RandomGenerator random = new SplittableRandom(2);
        for (int i = 0; i < 100; i++) {
            short[] written = write(Augmentation.parse("shift"), picture(), random);
            assertThat(isMovedByAtMostTwo(plain, written)).isTrue();
        }
    }

    @Test
    void lightKeepsEqualPixelsEqualAndBrighterOnesBrighter() {
        short[] picture = new short[3 * SIDE * SIDE];
        picture[7] = (short) (255 * PixelBatch.UNIT);
        RandomGenerator random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            short[] written = write(Augmentation.parse("light"), picture, random);
            assertThat(written[0]).isEqualTo(written[8]);
            assertThat(written[7] & 0xFFFF).isGreaterThanOrEqualTo(written[0] & 0xFFFF);
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

    private static short[] picture() {
        short[] picture = new short[3 * SIDE * SIDE];
        Random random = new Random(5);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (short) random.nextInt(255 * PixelBatch.UNIT + 1);
        }
        return picture;
    }

    private static short[] write(
            Augmentation augmentation, short[] picture, RandomGenerator random) {
        return augmentation.vary(new PixelBatch(1, SIDE, picture, INPUT), random).values();
    }

    private static boolean isMovedByAtMostTwo(short[] plain, short[] written) {
        for (int right = -2; right <= 2; right++) {
            for (int down = -2; down <= 2; down++) {
                if (isMovedBy(right, down, plain, written)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMovedBy(int right, int down, short[] plain, short[] written) {
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
