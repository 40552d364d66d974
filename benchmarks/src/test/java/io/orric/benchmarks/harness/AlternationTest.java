// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.benchmarks.results.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {

    private static final Effort LITTLE =
            new Effort(3, Duration.ofMillis(4), Duration.ofMillis(2), Duration.ofMillis(2), 1);

    @Test
    void whoWasLastIsFirstNext() throws Exception {
        List<String> turns = new ArrayList<>();

        Rounds rounds =
                Alternation.inTurns(
                        4, () -> turn(turns, "ours", 2), () -> turn(turns, "reference", 1));

        assertThat(turns)
                .containsExactly(
                        "ours",
                        "reference",
                        "reference",
                        "ours",
                        "ours",
                        "reference",
                        "reference",
                        "ours");
        assertThat(rounds.ours()).containsOnly(2);
        assertThat(rounds.reference()).containsOnly(1);
    }

    @Test
    void everyRoundHasARateOfBoth() throws Exception {
        Rounds rounds = Alternation.framesPerSecond(() -> spin(1000), () -> spin(10), 16, LITTLE);

        assertThat(rounds.ours()).hasSize(3);
        assertThat(rounds.ours()[0]).isPositive();
        assertThat(rounds.reference()).hasSize(3);
        assertThat(rounds.reference()[2]).isPositive();
    }

    @Test
    void anInterruptionEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(
                        () -> Alternation.framesPerSecond(() -> spin(1), () -> spin(1), 1, LITTLE))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void thingsComeInTurns() {
        Cycle<String> cycle = new Cycle<>(List.of("a", "b"));

        assertThat(List.of(cycle.next(), cycle.next(), cycle.next()))
                .containsExactly("a", "b", "a");
    }

    private static double turn(List<String> turns, String who, double figure) {
        turns.add(who);
        return figure;
    }

    private static Object spin(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Long.hashCode(sum + i);
        }
        return sum;
    }
}
