// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningCurveTest {

    static Stream<LearningCurve> curves() {
        return Stream.of(
                new PowerCurve(0.9, 0.2, 0.5, 0.4),
                new ExponentialCurve(Math.log(0.9), -0.3, 0.1, 0.5),
                new LogarithmicCurve(0.5, 1.8, 0.6),
                new TabulatedCurve(
                        new double[] {0, 0.1, 0.5, 1}, new double[] {0.4, 0.6, 0.75, 0.8}));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void increasesAndIsConcave(LearningCurve curve) {
        curve.requireIncreasingAndConcave(1);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void slopeIsTheLimitOfChords(LearningCurve curve) {
        double step = 1e-7;
        for (double extent : new double[] {0.05, 0.3, 0.77, 1}) {
            double chord = (curve.at(extent) - curve.at(extent - step)) / step;
            assertThat(curve.slopeAt(extent)).isCloseTo(chord, within(1e-5));
        }
    }

    @Test
    void theTabulatedCurvePassesThroughItsPoints() {
        TabulatedCurve curve =
                new TabulatedCurve(new double[] {0, 0.25, 1}, new double[] {0.5, 0.625, 0.75});
        assertThat(curve.at(0)).isEqualTo(0.5);
        assertThat(curve.at(0.125)).isEqualTo(0.5625);
        assertThat(curve.at(0.25)).isEqualTo(0.625);
        assertThat(curve.at(1)).isEqualTo(0.75);
        assertThat(curve.slopeAt(0.25)).isEqualTo(0.5);
        assertThat(curve.slopeAt(0)).isEqualTo(0.5);
        assertThatThrownBy(() -> curve.at(1.5))
                .hasMessage("learning extent is 1.5, must be from 0.0 to 1.0");
    }

    @Test
    void aTableThatIsNotALearningCurveIsRefusedByNameAndPlace() {
        assertThatThrownBy(() -> tabulated(new double[] {0, 0.5, 1}, 0.5, 0.6, 0.8))
                .hasMessage("learning curve steepens after extent 0.5, must be concave");
        assertThatThrownBy(() -> tabulated(new double[] {0, 0.5, 1}, 0.5, 0.6, 0.6))
                .hasMessage("learning-curve slope up to extent 1.0 is 0.0, must be above 0");
        assertThatThrownBy(() -> tabulated(new double[] {0.1, 1}, 0.5, 0.6))
                .hasMessageContaining("first extent of the learning curve is 0.1");
        assertThatThrownBy(() -> tabulated(new double[] {0, 1, 1}, 0.5, 0.6, 0.7))
                .hasMessageContaining("up to 1.0 is 0.0, must be above 0");
        assertThatThrownBy(() -> tabulated(new double[] {0, 1}, 0.5))
                .hasMessageContaining("2 extents and 1 accuracies");
        assertThatThrownBy(() -> tabulated(new double[] {0, 1}, 0, 0.5))
                .hasMessageContaining("learning curve at 0 is 0.0");
    }

    @Test
    void parametersThatBreakAssumption1AreRefused() {
        assertThatThrownBy(() -> new PowerCurve(0.9, 0.2, 0.5, 0))
                .hasMessage("power-curve offset is 0.0, must be above 0");
        assertThatThrownBy(() -> new PowerCurve(0.1, 0.2, 0.5, 1))
                .hasMessageContaining("power curve at 0 is -0.1");
        assertThatThrownBy(() -> new LogarithmicCurve(1, 0.5, 1))
                .hasMessageContaining("logarithmic curve at 0 is");
        assertThatThrownBy(
                        () -> new ExponentialCurve(-1, -2, 0, 0.5).requireIncreasingAndConcave(1))
                .hasMessage("learning curve steepens after extent 0.0, must be concave");
        assertThatThrownBy(
                        () -> new ExponentialCurve(-2, 0.1, 0, 0.5).requireIncreasingAndConcave(1))
                .hasMessageContaining("learning-curve slope at 1.0 is -");
        assertThatThrownBy(() -> new PowerCurve(2, 0.2, 0.5, 0.4).requireIncreasingAndConcave(1))
                .hasMessageContaining("learning curve at 1.0 is");
    }

    private static TabulatedCurve tabulated(double[] extents, double... accuracies) {
        return new TabulatedCurve(extents, accuracies);
    }
}
