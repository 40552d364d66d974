// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RetrainingEpochTest {

    @Property
    void everyFrameIsHeldOutOrTrainedOnOnce(
            @ForAll @IntRange(min = 3, max = 500) int samples,
            @ForAll @DoubleRange(max = 0.5) double heldOutShare,
            @ForAll @IntRange(min = 2, max = 100) int batchSize,
            @ForAll long seed) {
        RetrainingEpoch epoch = RetrainingEpoch.plan(samples, 0, heldOutShare, batchSize, seed);
        List<Integer> positions = new ArrayList<>(epoch.heldOut());
        epoch.batches().forEach(positions::addAll);
        assertThat(positions)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, samples).boxed().toList());
    }

    @Property
    void miniBatchesAreOfEqualSizeAndNotTooSmall(
            @ForAll @IntRange(min = 3, max = 500) int samples,
            @ForAll @DoubleRange(max = 0.5) double heldOutShare,
            @ForAll @IntRange(min = 2, max = 100) int batchSize) {
        RetrainingEpoch epoch = RetrainingEpoch.plan(samples, 0, heldOutShare, batchSize, 1);
        int training = samples - epoch.heldOut().size();
        List<Integer> sizes = epoch.batches().stream().map(List::size).sorted().toList();
        assertThat(sizes).isNotEmpty();
        assertThat(sizes.get(0))
                .isGreaterThanOrEqualTo(Math.min(batchSize, training))
                .isGreaterThan(1);
        assertThat(sizes.get(sizes.size() - 1) - sizes.get(0)).isLessThanOrEqualTo(1);
    }

    @Property
    void theHeldOutShareIsRoundedButNeverNothingNorAll(
            @ForAll @IntRange(min = 3, max = 500) int samples,
            @ForAll @DoubleRange(min = 0.01, max = 1) double heldOutShare) {
        int heldOut = RetrainingEpoch.plan(samples, 0, heldOutShare, 8, 1).heldOut().size();
        int rounded = (int) Math.round(samples * heldOutShare);
        assertThat(heldOut).isEqualTo(Math.max(1, Math.min(rounded, samples - 2)));
    }

    @Property
    void withoutShareEveryFrameIsTrainedOn(@ForAll @IntRange(min = 3, max = 500) int samples) {
        RetrainingEpoch epoch = RetrainingEpoch.plan(samples, 0, 0, samples, 1);
        assertThat(epoch.heldOut()).isEmpty();
        assertThat(epoch.batches()).hasSize(1);
    }

    @Example
    void theSmallestSampleTrainsOnTwoFrames() {
        RetrainingEpoch epoch = RetrainingEpoch.plan(StudentTrainer.SMALLEST_SAMPLE, 0, 0.5, 32, 1);
        assertThat(epoch.heldOut()).hasSize(1);
        assertThat(epoch.batches())
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Example
    void equalSeedsPlanEqually() {
        assertThat(RetrainingEpoch.plan(50, 0, 0.2, 8, 7))
                .isEqualTo(RetrainingEpoch.plan(50, 0, 0.2, 8, 7));
        assertThat(RetrainingEpoch.plan(50, 0, 0.2, 8, 7))
                .isNotEqualTo(RetrainingEpoch.plan(50, 0, 0.2, 8, 8));
    }
}
