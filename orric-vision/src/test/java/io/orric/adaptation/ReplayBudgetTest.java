// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ReplayBudgetTest {

    @Property
    void neverCostsMoreThanLabellingTheWholeSample(
            @ForAll @IntRange(min = 1, max = 1000) int sample,
            @ForAll @IntRange(max = 2000) int remembered,
            @ForAll @DoubleRange(max = 0.9) double share,
            @ForAll @DoubleRange(min = 1, max = 50) double framesPerLabel) {
        ReplayBudget budget = new ReplayBudget(2000, share, framesPerLabel);
        int labelled = budget.labelled(sample, remembered);
        int replayed = budget.replayed(sample, labelled, remembered);
        assertThat(labelled).isBetween(1, sample);
        assertThat(replayed).isBetween(0, remembered);
        assertThat(labelled + replayed / framesPerLabel).isLessThanOrEqualTo(sample + 1e-9);
    }

    @Example
    void withNothingRememberedTheWholeSampleIsLabelled() {
        assertThat(new ReplayBudget(100, 0.5, 7).labelled(30, 0)).isEqualTo(30);
    }

    @Example
    void savedLabelsBuyRememberedFrames() {
        ReplayBudget budget = new ReplayBudget(1000, 0.4, 7);
        assertThat(budget.labelled(30, 500)).isEqualTo(18);
        assertThat(budget.replayed(30, 18, 500)).isEqualTo(84);
    }
}
