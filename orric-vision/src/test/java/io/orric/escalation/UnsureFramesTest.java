// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnsureFramesTest {

    private static final double NEVER_SURE = 2;

    private final UnsureFrames frames = new UnsureFrames(NEVER_SURE);
    private final Random random = new Random(7);

    @Test
    void asManyAreAskedAboutAsTheirSharesAllow() {
        for (double share : new double[] {0.05, 0.1, 0.3, 0.7}) {
            for (int size : new int[] {10, 100, 1000}) {
                UnsureFrames site = new UnsureFrames(NEVER_SURE);
                int asked = 0;
                for (int i = 0; i < size; i++) {
                    asked += site.ask(1, share, confident(random.nextDouble())) ? 1 : 0;
                    assertThat((double) asked).isLessThanOrEqualTo(share * (i + 1) + 1e-6);
                }
                // What is left over at the end is not more than a few opinions.
                assertThat((double) asked).isCloseTo(share * size, within(3.0));
            }
        }
    }

    @Test
    void theLeastSureAreAskedAbout() {
        List<Double> asked = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < 2000; i++) {
            double confidence = random.nextDouble();
            all += confidence;
            if (frames.ask(1, 0.2, confident(confidence))) {
                asked.add(confidence);
            }
        }
        double mean = asked.stream().mapToDouble(c -> c).average().orElseThrow();
        assertThat(all / 2000).isCloseTo(0.5, within(0.02));
        assertThat(mean).as("0.1 if all were known beforehand").isLessThan(0.14);
    }

    @Test
    void aNewConditionUnderWhichNothingIsSureIsFollowed() {
        for (int i = 0; i < 500; i++) {
            frames.ask(1, 0.2, confident(0.9 + 0.1 * random.nextDouble()));
        }
        int asked = 0;
        for (int i = 0; i < 500; i++) {
            asked += frames.ask(2, 0.2, confident(0.5 * random.nextDouble())) ? 1 : 0;
        }
        assertThat(asked).isBetween(95, 100);
    }

    @Test
    void nobodyIsAskedWhereTheStudentIsSure() {
        UnsureFrames site = new UnsureFrames(0.9);
        for (int i = 0; i < 100; i++) {
            assertThat(site.ask(1, 1, confident(0.95))).isFalse();
        }
        assertThat(site.ask(1, 1, confident(0.85))).isTrue();
        assertThat(site.isUnsure(confident(0.85))).isTrue();
        assertThat(site.isUnsure(confident(0.95))).isFalse();
    }

    @Test
    void whatASlotLeavesIsNotForTheNext() {
        UnsureFrames site = new UnsureFrames(0.9);
        for (int i = 0; i < 100; i++) {
            site.ask(1, 0.5, confident(0.95));
        }
        assertThat(site.ask(2, 0.5, confident(0.1))).isFalse();
        assertThat(site.ask(2, 0.5, confident(0.1))).isTrue();
    }

    @Test
    void aShareOfNoneAndAShareOfAllAreWhatTheySay() {
        for (int i = 0; i < 200; i++) {
            assertThat(frames.ask(1, 0, confident(random.nextDouble()))).isFalse();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(frames.ask(2, 1, confident(random.nextDouble()))).isTrue();
        }
    }

    /** Answers whose highest probability is from 0.5 to 1, or as given above that. */
    private static float[] confident(double confidence) {
        float highest = (float) Math.max(0, confidence);
        return new float[] {highest, 0};
    }
}
