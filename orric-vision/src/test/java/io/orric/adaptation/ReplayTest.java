// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ReplayTest {

    @Property
    void neverCostsMoreThanLabellingTheWholeSample(
            @ForAll @IntRange(min = 1, max = 1000) int sample,
            @ForAll @IntRange(max = 2000) int remembered,
            @ForAll @DoubleRange(max = 0.9) double share,
            @ForAll @DoubleRange(min = 1, max = 50) double framesPerLabel) {
        Replay replay = new Replay(2000, share);
        int labelled = replay.labelled(sample, remembered);
        int replayed = Replay.replayed(sample, labelled, remembered, framesPerLabel);
        assertThat(labelled).isBetween(1, sample);
        assertThat(replayed).isBetween(0, remembered);
        assertThat(labelled + replayed / framesPerLabel).isLessThanOrEqualTo(sample + 1e-9);
    }

    @Example
    void withNothingRememberedTheWholeSampleIsLabelled() {
        assertThat(new Replay(100, 0.5).labelled(30, 0)).isEqualTo(30);
    }

    @Example
    void savedLabelsBuyRememberedFrames() {
        Replay replay = new Replay(1000, 0.4);
        assertThat(replay.labelled(30, 500)).isEqualTo(18);
        assertThat(Replay.replayed(30, 18, 500, 7)).isEqualTo(84);
    }
}
