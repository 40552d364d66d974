// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.vision.Resizing.Filter;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisTest {

    @Property
    void beyondHalfSizeAPixelIsTheMeanOfWhatItCovers(
            @ForAll @IntRange(min = 1, max = 600) int side,
            @ForAll @IntRange(min = 1, max = 70) int target) {
        Assume.that(side > 2 * target);
        double[] source = values(side);
        for (int i = 0; i < target; i++) {
            double expected = mean(source, (double) i * side / target, (i + 1.0) * side / target);
            assertThat(apply(Axis.of(stretched(side, target), Filter.AREA), source, i))
                    .isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void atHalfSizeInterpolationAndMeanAreTheSame() {
        double[] source = values(14);
        for (int i = 0; i < 7; i++) {
            double expected = (source[2 * i] + source[2 * i + 1]) / 2;
            assertThat(apply(Axis.of(stretched(14, 7), Filter.AREA), source, i))
                    .isCloseTo(expected, within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void atTheSameSizeNothingChanges(Filter filter) {
        Axis axis = Axis.of(stretched(5, 5), filter);
        double[] source = values(5);
        for (int i = 0; i < 5; i++) {
            assertThat(apply(axis, source, i)).isEqualTo(source[i]);
        }
    }

    @Property
    void weightsOfAPixelSumToOneAndStayWithinThePicture(
            @ForAll @IntRange(min = 1, max = 3000) int side,
            @ForAll @IntRange(min = 1, max = 300) int target,
            @ForAll @IntRange(min = -20, max = 20) int from,
            @ForAll Filter filter,
            @ForAll @IntRange(min = 0, max = 3) int halvings) {
        int reduction = 1 << halvings;
        Assume.that(halvings == 0 || (side >= reduction * target && filter != Filter.BILINEAR));
        Span span = new Span(side, target, from, 40);
        Axis axis = Axis.ofReduced(span, filter, reduction);
        int blocks = (side + reduction - 1) / reduction;
        for (int i = 0; i < 40; i++) {
            float sum = 0;
            for (int k = axis.offsets()[i]; k < axis.offsets()[i + 1]; k++) {
                sum += axis.weights()[k];
            }
            int parts = axis.offsets()[i + 1] - axis.offsets()[i];
            assertThat(sum).isCloseTo(span.covers(i) ? 1 : 0, within(1e-4f));
            assertThat(axis.first()[i]).isNotNegative();
            assertThat(axis.first()[i] + parts).isLessThanOrEqualTo(blocks);
        }
    }

    /** The last block may have been cut by the picture's edge. */
    @Property
    void aRampIsTheSameFromBlocksAsFromPixels(
            @ForAll @IntRange(min = 64, max = 900) int side,
            @ForAll boolean antialias,
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
        Filter filter = antialias ? Filter.BILINEAR_ANTIALIAS : Filter.AREA;
        Axis reduced = Axis.ofReduced(stretched(side, target), filter, reduction);
        Axis full = Axis.of(stretched(side, target), filter);
        for (int i = 1; i < target - 1; i++) {
            assertThat(apply(reduced, means, i)).isCloseTo(apply(full, pixels, i), within(0.51));
        }
    }

    @Property
    void aCutIsAPartOfTheWhole(
            @ForAll @IntRange(min = 1, max = 600) int side,
            @ForAll @IntRange(min = 8, max = 70) int target,
            @ForAll Filter filter) {
        Axis whole = Axis.of(stretched(side, target), filter);
        Axis cut = Axis.of(new Span(side, target, 3, 5), filter);
        double[] source = values(side);
        for (int i = 0; i < 5; i++) {
            assertThat(apply(cut, source, i)).isEqualTo(apply(whole, source, i + 3));
        }
    }

    private static Span stretched(int side, int target) {
        return new Span(side, target, 0, target);
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
