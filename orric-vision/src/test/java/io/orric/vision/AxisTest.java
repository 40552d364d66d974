// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Property
    void beyondHalfSizeAPixelIsTheMeanOfWhatItCovers(
            @ForAll @IntRange(min = 1, max = 600) int side,
            @ForAll @IntRange(min = 1, max = 70) int target) {
        Assume.that(side > 2 * target);
        double[] source = values(side);
        for (int i = 0; i < target; i++) {
            double expected = mean(source, (double) i * side / target, (i + 1.0) * side / target);
            assertThat(apply(Axis.of(side, target), source, i)).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void atHalfSizeInterpolationAndMeanAreTheSame() {
        double[] source = values(14);
        for (int i = 0; i < 7; i++) {
            double expected = (source[2 * i] + source[2 * i + 1]) / 2;
            assertThat(apply(Axis.of(14, 7), source, i)).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void atTheSameSizeNothingChanges() {
        Axis axis = Axis.of(5, 5);
        assertThat(axis.first()).containsExactly(0, 1, 2, 3, 4);
        assertThat(axis.offsets()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Property
    void weightsOfAPixelSumToOneAndStayWithinThePicture(
            @ForAll @IntRange(min = 1, max = 3000) int side,
            @ForAll @IntRange(min = 1, max = 300) int target,
            @ForAll @IntRange(min = 0, max = 3) int halvings) {
        int reduction = 1 << halvings;
        Assume.that(halvings == 0 || side >= reduction * target);
        Axis axis = Axis.ofReduced(side, reduction, target);
        int blocks = (side + reduction - 1) / reduction;
        for (int i = 0; i < target; i++) {
            float sum = 0;
            for (int k = axis.offsets()[i]; k < axis.offsets()[i + 1]; k++) {
                sum += axis.weights()[k];
            }
            int parts = axis.offsets()[i + 1] - axis.offsets()[i];
            assertThat(sum).isCloseTo(1, within(1e-4f));
            assertThat(axis.first()[i]).isNotNegative();
            assertThat(axis.first()[i] + parts).isLessThanOrEqualTo(blocks);
        }
    }

    /** The last block may have been cut by the picture's edge. */
    @Property
    void aRampIsTheSameFromBlocksAsFromPixels(
            @ForAll @IntRange(min = 64, max = 900) int side,
            @ForAll @IntRange(min = 1, max = 3) int halvings) {
        int reduction = 1 << halvings;
        int target = side / reduction / 2;
        double[] pixels = new double[side];
        for (int x = 0; x < side; x++) {
            pixels[x] = x;
        }
        int blocks = (side + reduction - 1) / reduction;
        double[] means = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            means[block] = block * reduction + (reduction - 1) / 2.0;
        }
        Axis reduced = Axis.ofReduced(side, reduction, target);
        Axis full = Axis.of(side, target);
        for (int i = 1; i < target - 1; i++) {
            assertThat(apply(reduced, means, i)).isCloseTo(apply(full, pixels, i), within(0.51));
        }
    }

    private static double[] values(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (i + 1) * 2654435761L % 256;
        }
        return values;
    }

    private static double apply(Axis axis, double[] source, int i) {
        double sum = 0;
        for (int k = axis.offsets()[i]; k < axis.offsets()[i + 1]; k++) {
            sum += source[axis.first()[i] + k - axis.offsets()[i]] * axis.weights()[k];
        }
        return sum;
    }

    private static double mean(double[] source, double from, double to) {
        double sum = 0;
        for (int x = 0; x < source.length; x++) {
            sum += source[x] * Math.max(0, Math.min(to, x + 1.0) - Math.max(from, x));
        }
        return sum / (to - from);
    }
}
