// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.Augmentation;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BatchNormAdaptationTest {

    /** Passes after which those of a site are no early ones. */
    private static final int LATER = 22;

    /** Sampled frames that are few among those remembered. */
    private static final int SAMPLE = 10;

    @Property
    void labelsPassesAndStepsNeverCostMoreThanTheSample(
            @ForAll @IntRange(min = 3, max = 1000) int sample,
            @ForAll @IntRange(max = 500) int remembered,
            @ForAll @DoubleRange(max = 0.9) double share,
            @ForAll @DoubleRange(max = 0.9) double replayShare,
            @ForAll @DoubleRange(min = 1, max = 50) double framesPerLabel) {
        int learnt = new PseudoLabelSgd.Adapted(share, adaptation(64)).remaining(sample);
        int labels = Math.max(3, new Replay(500, replayShare).labelled(learnt, remembered));
        int replayed = Replay.replayed(learnt, labels, remembered, framesPerLabel);
        long paid = (long) ((sample - learnt) * framesPerLabel * 2);
        double passes = size(adaptation(64), sample, paid);
        assertThat(labels + replayed / framesPerLabel + passes / (2 * framesPerLabel))
                .isLessThanOrEqualTo(sample + 1e-9);
    }

    @Example
    void spendsItsShareOnForwardPasses() {
        assertThat(new PseudoLabelSgd.Adapted(0.3, adaptation(64)).remaining(30)).isEqualTo(21);
        assertThat(size(adaptation(64), 256, 130)).isEqualTo(2 * 64);
    }

    @Example
    void seesAFrameOnceAtMostOnAverage() {
        assertThat(size(adaptation(10), 50, 10_000)).isEqualTo(50);
    }

    @Example
    void fewPassesMakeOneSmallBatchAndOnePassNone() {
        assertThat(size(adaptation(64), 50, 19)).isEqualTo(19);
        assertThat(size(adaptation(64), 50, 1)).isZero();
    }

    @Example
    void lessThanHalfTheFramesToRememberMakeNone() {
        assertThat(size(adaptation(10), 49, 100)).isZero();
        assertThat(size(adaptation(10), 50, 100)).isEqualTo(50);
    }

    @Example
    void drawsABatchWithoutReplacement() {
        for (List<Integer> positions : batches(adaptation(10), 50, 24)) {
            assertThat(positions)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allMatch(position -> position >= 0 && position < 50);
        }
    }

    @Example
    void makesSmallPassesUntilStatisticsHaveArrived() {
        assertThat(sizes(adaptation(64), 0)).containsExactly(16, 16, 16, 16, 16, 16);
        assertThat(sizes(adaptation(64), LATER - 2)).containsExactly(16, 16, 64);
        assertThat(sizes(adaptation(64), LATER)).containsExactly(64);
        assertThat(sizes(adaptation(8), 0)).hasSize(12).containsOnly(8);
    }

    @Example
    void makesSmallPassesAfterALargeSample() {
        assertThat(sizes(adaptation(64), LATER, 240, 240)).hasSize(10).containsOnly(24);
        assertThat(sizes(adaptation(64), LATER, 80, 160)).containsExactly(48, 48, 48);
        assertThat(sizes(adaptation(64), LATER, 300, 150))
                .as("half of a sample is of one class")
                .containsOnly(16);
        assertThat(sizes(adaptation(8), LATER, 240, 240)).containsOnly(8);
    }

    /** Frames in each pass over a hundred frames. */
    private static List<Integer> sizes(BatchNormAdaptation adaptation, int before) {
        return sizes(adaptation, before, SAMPLE, 100);
    }

    private static List<Integer> sizes(
            BatchNormAdaptation adaptation, int before, int sample, int recent) {
        return adaptation.batches(before, sample, recent, 1000, new Random(1)).stream()
                .map(List::size)
                .toList();
    }

    private static int size(BatchNormAdaptation adaptation, int recent, long passes) {
        return batches(adaptation, recent, passes).stream().mapToInt(List::size).sum();
    }

    private static List<List<Integer>> batches(
            BatchNormAdaptation adaptation, int recent, long passes) {
        return adaptation.batches(LATER, SAMPLE, recent, passes, new Random(1));
    }

    private static BatchNormAdaptation adaptation(int batchFrames) {
        return new BatchNormAdaptation(
                100, batchFrames, Augmentation.NONE, Double.POSITIVE_INFINITY);
    }
}
