// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.util.random.RandomGenerator;

/**
 * How pictures are varied before batch-norm statistics are taken from them. Statistics belong to
 * the pictures that a model was trained on: a student whose base training cropped its pictures
 * expects those of cropped ones, and loses accuracy with any others, drift or none.
 */
public enum Variation {
    /** Pictures as they are. */
    NONE,
    /** Half of them mirrored, all moved by up to a twelfth of their side, edges repeated. */
    SHIFT,
    /** Half of them mirrored, all moved by up to an eighth of their side, black where they left. */
    CROP;

    /** Varied copies of pictures. */
    PixelBatch vary(PixelBatch pictures, ModelInput input, RandomGenerator random) {
        if (this == NONE) {
            return pictures;
        }
        int side = pictures.resolution();
        int reach = side / (this == CROP ? 8 : 12);
        float[] varied = new float[pictures.values().length];
        for (int i = 0; i < pictures.size(); i++) {
            boolean mirrored = random.nextBoolean();
            int right = random.nextInt(-reach, reach + 1);
            int down = random.nextInt(-reach, reach + 1);
            for (int row = 3 * i * side; row < 3 * (i + 1) * side; row++) {
                int y = row % side + down;
                int from = (row - row % side + within(y, side)) * side;
                for (int x = 0; x < side; x++) {
                    int column = x + right;
                    boolean left = y != within(y, side) || column != within(column, side);
                    int source = within(column, side);
                    varied[row * side + x] =
                            this == CROP && left
                                    ? input.black()
                                    : pictures.values()[
                                            from + (mirrored ? side - 1 - source : source)];
                }
            }
        }
        return new PixelBatch(pictures.size(), side, varied);
    }

    private static int within(int position, int side) {
        return Math.max(0, Math.min(side - 1, position));
    }
}
