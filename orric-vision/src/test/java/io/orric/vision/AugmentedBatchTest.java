// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentedBatchTest {

    private static final int SIDE = 16;

    private static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);

    /** A few values in a row tell their picture, channel, row and column. */
    private final PixelBatch pictures = pictures(40);

    @Test
    void noneLeavesPicturesAsTheyAre() {
        assertThat(vary(Augmentation.NONE, 1)).isEqualTo(pictures.values());
    }

    @Test
    void cropMovesByUpToAnEighthAndLeavesBlackBehind() {
        assertMoved(Augmentation.parse("flip,crop"), 2);
    }

    @Test
    void shiftMovesByUpToATwelfthAndRepeatsEdges() {
        assertMoved(Augmentation.parse("flip,shift"), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "flip", "flip,shift", "flip,crop"})
    void aSeedVariesTheSameWay(String kinds) {
        Augmentation augmentation = Augmentation.parse(kinds);
        assertThat(vary(augmentation, 3)).isEqualTo(vary(augmentation, 3));
    }

    /** Each picture equals one of all moved and mirrored ones, and all of those turn up. */
    private void assertMoved(Augmentation augmentation, int reach) {
        short[] varied = vary(augmentation, 5);
        int length = ModelInput.length(SIDE);
        boolean[] seen = new boolean[2 * (2 * reach + 1)];
        for (int i = 0; i < pictures.size(); i++) {
            short[] actual = Arrays.copyOfRange(varied, i * length, (i + 1) * length);
            boolean found = false;
            for (int right = -reach; right <= reach; right++) {
                for (int down = -reach; down <= reach; down++) {
                    for (int mirrored = 0; mirrored < 2; mirrored++) {
                        if (Arrays.equals(actual, moved(augmentation, i, right, down, mirrored))) {
                            seen[2 * (right + reach) + mirrored] = true;
                            found = true;
                        }
                    }
                }
            }
            assertThat(found).as("picture %s is a moved one", i).isTrue();
        }
        assertThat(seen).doesNotContain(false);
    }

    private short[] moved(
            Augmentation augmentation, int picture, int right, int down, int mirrored) {
        short[] expected = new short[ModelInput.length(SIDE)];
        for (int i = 0; i < expected.length; i++) {
            int x = i % SIDE + right;
            int y = i / SIDE % SIDE + down;
            boolean outside = x < 0 || y < 0 || x >= SIDE || y >= SIDE;
            int column = Math.min(SIDE - 1, Math.max(0, x));
            int row = Math.min(SIDE - 1, Math.max(0, y));
            int from = mirrored == 1 ? SIDE - 1 - column : column;
            expected[i] =
                    outside && augmentation.kinds().contains(Augmentation.Kind.CROP)
                            ? 0
                            : value(picture, i / SIDE / SIDE, row, from);
        }
        return expected;
    }

    private short[] vary(Augmentation augmentation, long seed) {
        return augmentation.vary(pictures, new Random(seed)).values();
    }

    private static PixelBatch pictures(int size) {
        short[] values = new short[size * ModelInput.length(SIDE)];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    value(
                            i / ModelInput.length(SIDE),
                            i / SIDE / SIDE % 3,
                            i / SIDE % SIDE,
                            i % SIDE);
        }
        return new PixelBatch(size, SIDE, values, INPUT);
    }

    private static short value(int picture, int channel, int row, int column) {
        int position = ((picture * 3 + channel) * SIDE + row) * SIDE + column;
        return (short) ((position * 0x9E3779B1) >>> 16);
    }
}
