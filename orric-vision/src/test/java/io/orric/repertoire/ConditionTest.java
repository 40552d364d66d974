// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ConditionTest {

    static final int SIDE = 16;

    @Test
    void picturesOfOneConditionAreNear() {
        assertThat(look(16, 1, v -> v).distance(look(200, 2, v -> v))).isLessThan(0.6);
    }

    @Test
    void darkFlatBlurredAndNoisyPicturesAreFar() {
        Condition clean = look(200, 1, v -> v);
        assertThat(look(16, 2, v -> v / 2).distance(clean)).as("dark").isGreaterThan(0.6);
        assertThat(look(16, 2, v -> 96 + v / 4).distance(clean)).as("flat").isGreaterThan(0.6);
        Random noise = new Random(3);
        assertThat(look(16, 2, v -> Math.max(0, v + noise.nextInt(80) - 40)).distance(clean))
                .as("noise of the same mean")
                .isGreaterThan(0.6);
        assertThat(Condition.of(blurred(pictures(16, 2, v -> v))).distance(clean))
                .as("blurred")
                .isGreaterThan(0.6);
    }

    @Test
    void picturesAddedOneByOneOrInPartsMakeTheSameCondition() {
        PixelBatch all = pictures(30, 1, v -> v);
        Condition parts = Condition.of(all.range(0, 7));
        parts.add(Condition.of(all.range(7, 30)));
        Condition other = look(50, 2, v -> v / 2);
        assertThat(parts.distance(other))
                .isCloseTo(Condition.of(all).distance(other), within(1e-9));
        assertThat(other.distance(parts))
                .isCloseTo(other.distance(Condition.of(all)), within(1e-9));
    }

    @Test
    void aConditionFollowsItsPictures() {
        Condition changing = look(500, 1, v -> v);
        Condition dark = look(500, 2, v -> v / 2);
        for (int i = 0; i < 4; i++) {
            changing.add(dark);
        }
        assertThat(dark.distance(changing)).isLessThan(0.3);
    }

    @Test
    void blackPicturesAreNothingSpecial() {
        Condition black = look(20, 1, v -> 0);
        assertThat(black.distance(black)).isZero();
        assertThat(look(20, 1, v -> v).distance(black)).isFinite().isGreaterThan(1);
    }

    private static Condition look(int count, long seed, IntUnaryOperator change) {
        return Condition.of(pictures(count, seed, change));
    }

    /** Soft waves of any phase, brightness and strength, bytes from 32 to 223, each changed. */
    static PixelBatch pictures(int count, long seed, IntUnaryOperator change) {
        Random random = new Random(seed);
        short[] values = new short[count * 3 * SIDE * SIDE];
        for (int plane = 0; plane < 3 * count; plane++) {
            double mean = 110 + 35 * random.nextDouble();
            double strength = 20 + 50 * random.nextDouble();
            double phase = 6 * random.nextDouble();
            for (int i = 0; i < SIDE * SIDE; i++) {
                int x = i % SIDE;
                int y = i / SIDE;
                double wave = Math.sin(phase + 0.9 * x) * Math.cos(phase + 0.7 * y);
                int value = change.applyAsInt((int) (mean + strength * wave));
                values[plane * SIDE * SIDE + i] = (short) (Math.min(255, value) * PixelBatch.UNIT);
            }
        }
        return new PixelBatch(count, SIDE, values, TinyModels.INPUT);
    }

    /** Means of four neighbours along each row. */
    private static PixelBatch blurred(PixelBatch pictures) {
        short[] values = pictures.values();
        short[] blurred = values.clone();
        for (int i = 0; i + 4 < values.length; i++) {
            int sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += values[i + k] & 0xFFFF;
            }
            blurred[i] = (short) (sum / 4);
        }
        return new PixelBatch(pictures.size(), SIDE, blurred, TinyModels.INPUT);
    }
}
