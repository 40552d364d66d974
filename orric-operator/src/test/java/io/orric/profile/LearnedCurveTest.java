// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedCurveTest {

    private static final List<Double> RATIOS = List.of(0.0, 0.2, 0.5, 1.0);

    @Test
    void theLineMeetsWhatWasMeasured() {
        LearnedCurve curve = curve(0.8, means(0.50, 0.60, 0.70, 0.75));
        assertThat(curve.maxAccuracy()).isCloseTo(0.75, within(1e-12));
        assertThat(curve.gain(3)).isEqualTo(0.8);
        for (int r = 0; r < RATIOS.size(); r++) {
            assertThat(0.50 + curve.slope() * curve.gain(r))
                    .isCloseTo(curve.mean(r), within(1e-12));
        }
    }

    @Test
    void aDearerRatioThatTeachesNoMoreGainsWhatTheCheaperOneDoes() {
        LearnedCurve curve = curve(1, means(0.50, 0.70, 0.65, 0.70));
        assertThat(curve.best()).isEqualTo(1);
        assertThat(curve.gain(1)).isEqualTo(1);
        assertThat(curve.gain(2)).isEqualTo(1);
        assertThat(curve.gain(3)).isEqualTo(1);
    }

    @Test
    void aRatioThatHarmsGainsNothing() {
        LearnedCurve curve = curve(1, means(0.50, 0.40, 0.55, 0.70));
        assertThat(curve.gain(1)).isZero();
        assertThat(curve.gain(2)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void deviationsOfGainsAreThoseOfDifferences() {
        // The trials are far apart, but every one learns the same.
        LearnedCurve same =
                curve(1, new double[][] {{0.2, 0.6}, {0.25, 0.65}, {0.3, 0.7}, {0.3, 0.7}});
        assertThat(same.slopeDeviation()).isCloseTo(0, within(1e-12));
        assertThat(same.deviation(2)).isCloseTo(0.4 / Math.sqrt(2), within(1e-12));
        // By 0.1 and by 0.3, on a scale of 0.5.
        LearnedCurve other =
                curve(0.5, new double[][] {{0.2, 0.2}, {0.2, 0.2}, {0.2, 0.2}, {0.3, 0.5}});
        assertThat(other.learns()).isFalse();
        assertThat(other.slopeDeviation()).isCloseTo(0.2 / Math.sqrt(2) / 0.5, within(1e-12));
    }

    @Test
    void nothingIsLearnedWhereTheDifferenceIsWithinItsStandardErrors() {
        LearnedCurve worse = curve(1, means(0.6, 0.5, 0.5, 0.6));
        LearnedCurve chance =
                curve(
                        1,
                        new double[][] {
                            {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {0.4, 0.7, 0.5}
                        });
        for (LearnedCurve curve : List.of(worse, chance)) {
            assertThat(curve.learns()).isFalse();
            assertThat(curve.slope()).isZero();
            assertThat(curve.best()).isZero();
            assertThat(curve.maxAccuracy()).isEqualTo(curve.mean(0));
            assertThat(curve.gain(3)).isZero();
        }
    }

    @Test
    void oneTrialHasNoDeviation() {
        LearnedCurve curve = curve(1, new double[][] {{0.5}, {0.5}, {0.6}, {0.7}});
        assertThat(curve.learns()).isTrue();
        assertThat(curve.slopeDeviation()).isZero();
    }

    @Test
    void whatIsNoCurveIsRefused() {
        assertThatThrownBy(() -> curve(1, means(0, 0.1, 0.2, 0.3)))
                .hasMessageContaining("recognises no frame");
        assertThatThrownBy(() -> LearnedCurve.of(List.of(0.5), new double[][] {{0.5}}, 1))
                .hasMessageContaining("must begin with 0");
        assertThatThrownBy(
                        () ->
                                LearnedCurve.of(
                                        List.of(0.0, 0.5, 0.5),
                                        new double[][] {{0.5}, {0.5}, {0.5}},
                                        1))
                .hasMessageContaining("must ascend");
        assertThatThrownBy(() -> curve(1, new double[][] {{0.5}}))
                .hasMessageContaining("rows of accuracies");
    }

    private static LearnedCurve curve(double highestGain, double[][] accuracies) {
        return LearnedCurve.of(RATIOS, accuracies, highestGain);
    }

    /** Two trials of the same accuracy at each ratio. */
    private static double[][] means(double... accuracies) {
        double[][] rows = new double[accuracies.length][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new double[] {accuracies[r], accuracies[r]};
        }
        return rows;
    }
}
