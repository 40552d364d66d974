// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class ProbabilitiesTest {

    @Property
    void softmaxSumsToOneAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 20) @FloatRange(min = -1e6f, max = 1e6f) float[] logits) {
        float[] row = logits.clone();
        Probabilities.softmax(row);
        double sum = 0;
        for (float probability : row) {
            assertThat(probability).isBetween(0f, 1f);
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(row[Probabilities.argMax(logits)]).isEqualTo(row[Probabilities.argMax(row)]);
    }

    @Example
    void softmaxOfKnownLogits() {
        float[] row = {0, (float) Math.log(3)};
        Probabilities.softmax(row);
        assertThat(row).containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
    }

    @Example
    void theFirstOfEqualScoresWins() {
        assertThat(Probabilities.argMax(new float[] {1, 5, 5})).isEqualTo(1);
    }

    @Example
    void agreementCountsRowsOfTheSameClass() {
        float[][] first = {{0, 1}, {0, 1}, {1, 0}, {1, 0}};
        float[][] second = {{0, 9}, {9, 0}, {9, 0}, {9, 1}};
        assertThat(Probabilities.agreement(first, second)).isEqualTo(0.75);
        assertThat(Probabilities.agreement(new float[0][], new float[0][])).isNaN();
    }

    @Example
    void scoresThatAreNoNumbersAgreeWithNothing() {
        float[][] broken = {{Float.NaN, Float.NaN}, {0, Float.NaN}};
        float[][] sound = {{1, 0}, {1, 0}};
        assertThat(Probabilities.agreement(broken, sound)).isZero();
    }
}
