// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Property
    void pausesDoubleUpToALimitAndLoseAtMostHalf(@ForAll long seed) {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(seed));
        for (int whole : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(backoff.next())
                    .isBetween(Duration.ofMillis(whole * 500L), Duration.ofSeconds(whole));
        }
    }

    @Test
    void afterASuccessTheyBeginAnew() {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(1));
        for (int i = 0; i < 9; i++) {
            backoff.next();
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void camerasDoNotComeBackTogether() {
        Duration one = new Backoff(FIRST, LONGEST, new Random(1)).next();
        Duration other = new Backoff(FIRST, LONGEST, new Random(2)).next();
        assertThat(one).isNotEqualTo(other);
    }
}
