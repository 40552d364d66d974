// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class FrameExtremesTest {

    @Property
    void theyAreThoseOfTheLastSlotsOfMoreThanHalfTheWindowAndOfNoMoreThanTheWindow(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 100, max = 170) Long> frames,
            @ForAll @IntRange(min = 2, max = 40) int window) {
        FrameExtremes extremes = FrameExtremes.UNKNOWN;
        for (int t = 0; t < frames.size(); t++) {
            extremes = extremes.next(frames.get(t), window / 2, t);
            List<Long> all = frames.subList(Math.max(0, t + 1 - window), t + 1);
            List<Long> half = frames.subList(Math.max(0, t - window / 2), t + 1);
            assertThat(extremes.min()).isBetween(Collections.min(all), Collections.min(half));
            assertThat(extremes.max()).isBetween(Collections.max(half), Collections.max(all));
        }
    }

    @Property
    void whateverIsSpreadOverOrdinarySlotsTheyAreThoseOfTheOrdinaryOnes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 80) int window,
            @ForAll @LongRange(min = 20, max = 100_000) long usual) {
        Random random = new Random(seed);
        List<Long> frames = new ArrayList<>();
        boolean stray = random.nextBoolean();
        for (int t = 0; t < 150; t++) {
            frames.add(stray ? stray(random, usual, t) : usual + random.nextLong(usual / 3));
            stray = !stray && random.nextInt(5) == 0;
        }
        FrameExtremes extremes = FrameExtremes.UNKNOWN;
        for (int t = 0; t < frames.size(); t++) {
            extremes = extremes.next(frames.get(t), window / 2, t);
            assertThat(extremes.evenness())
                    .as("slot %d of %s", t + 1, frames)
                    .isEqualTo(evenness(frames, window / 2, t, usual));
        }
    }

    /** A slot in which the camera was hardly there, or, later on, into which a backlog fell. */
    private static long stray(Random random, long usual, int t) {
        return t >= 16 && random.nextInt(4) == 0 ? usual * 50 : 1 + random.nextLong(usual / 4);
    }

    /** By trying all ordinary slots of the current block and of the one before. */
    private static double evenness(List<Long> frames, int block, int t, long usual) {
        int from = Math.max(0, t / block * block - block);
        LongStream ordinary =
                frames.subList(from, t + 1).stream()
                        .mapToLong(Long::longValue)
                        .filter(d -> d >= usual && d < 2 * usual);
        var counted = ordinary.summaryStatistics();
        return counted.getCount() == 0 ? 1 : (double) counted.getMin() / counted.getMax();
    }

    @Example
    void halfTheFramesCountAtOnce() {
        FrameExtremes day = after(FrameExtremes.UNKNOWN, 0, 100, 200, 1000);
        FrameExtremes dusk = after(day, 100, 1, 100, 1000);
        assertThat(dusk.min()).isEqualTo(100);
        assertThat(dusk.max()).isEqualTo(200);
    }

    @Example
    void aTenthOfTheFramesCountsFromItsEighthSlotOn() {
        FrameExtremes day = after(FrameExtremes.UNKNOWN, 0, 100, 200, 1000);
        assertThat(after(day, 100, 7, 20, 1000).evenness()).isEqualTo(1);
        assertThat(after(day, 100, 8, 20, 1000).evenness()).isEqualTo(0.1);
        FrameExtremes night = after(day, 100, 50, 20, 1000);
        assertThat(after(night, 150, 1, 1, 1000).min())
                .as("one frame is no more usual by night")
                .isEqualTo(20);
        assertThat(after(night, 150, 1000, 20, 1000).evenness())
                .as("the day has left the window")
                .isEqualTo(1);
        FrameExtremes strayAtDusk =
                after(after(after(day, 100, 7, 20, 1000), 107, 1, 1, 1000), 108, 1, 20, 1000);
        assertThat(strayAtDusk.min()).isEqualTo(20);
    }

    @Example
    void aDayThatRisesAndFallsGraduallyCountsFromItsFewestToItsMostFrames() {
        FrameExtremes extremes = FrameExtremes.UNKNOWN;
        for (int t = 0; t < 96; t++) {
            long frames = Math.round(1000 * (1.1 - Math.cos(t * Math.PI / 24)));
            extremes = extremes.next(frames, 48, t);
        }
        assertThat(extremes.min()).isEqualTo(100);
        assertThat(extremes.max()).isEqualTo(2100);
    }

    @Example
    void strayFirstSlotsAreForgottenWhetherTheyHadTooFewFramesOrTooMany() {
        FrameExtremes late = after(after(FrameExtremes.UNKNOWN, 0, 3, 1, 1000), 3, 1, 80, 1000);
        assertThat(late.min()).isEqualTo(80);
        FrameExtremes backlog = after(FrameExtremes.UNKNOWN, 0, 1, 5000, 1000);
        assertThat(after(backlog, 1, 7, 80, 1000).evenness()).isEqualTo(1);
        FrameExtremes over = after(backlog, 1, 8, 80, 1000);
        assertThat(over.min()).isEqualTo(80);
        assertThat(over.max()).isEqualTo(80);
    }

    @Example
    void sparseSlotsThatAreMoreThanTheOthersBecomeUsual() {
        FrameExtremes extremes = FrameExtremes.UNKNOWN;
        for (int t = 0; t < 60; t++) {
            extremes = extremes.next(t > 20 && t % 3 > 0 ? 10 : 100, 500, t);
        }
        assertThat(extremes.evenness()).isEqualTo(0.1);
    }

    @Property
    void aSlotThatIsKnownNotToCountOnlyPasses(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 100, max = 170) Long> frames) {
        FrameExtremes extremes = FrameExtremes.UNKNOWN;
        for (int t = 0; t < frames.size(); t++) {
            extremes = extremes.next(frames.get(t), 5, t);
        }
        FrameExtremes passed = extremes;
        for (int t = frames.size(); t < frames.size() + 10; t++) {
            passed = passed.passed(5, t);
        }
        assertThat(passed.usual()).isEqualTo(extremes.usual());
        assertThat(passed.max()).isZero();
        assertThat(passed.evenness()).isEqualTo(1);
    }

    private static FrameExtremes after(
            FrameExtremes extremes, int before, int slots, long frames, int window) {
        FrameExtremes next = extremes;
        for (int k = 0; k < slots; k++) {
            next = next.next(frames, window / 2, before + k);
        }
        return next;
    }
}
