// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepertoireTest {

    private final Repertoire<String> repertoire = new Repertoire<>(3);

    @Test
    void aConditionThatComesBackIsFoundWithTheStudentThatServedItLast() {
        Repertoire.Entry<String> dark = remember(50, "dark");
        Repertoire.Entry<String> bright = remember(200, "bright");
        repertoire.update(bright, grey(200), "brighter");
        Repertoire.Entry<String> found = repertoire.nearest(grey(195), 1e3).orElseThrow();
        assertThat(found).isSameAs(bright);
        assertThat(found.student()).isEqualTo("brighter");
        assertThat(repertoire.nearest(grey(120), 1)).isEmpty();
        assertThat(repertoire.nearestBut(bright, grey(195), 1e3)).contains(dark);
    }

    @Test
    void theOneThatAnotherCanStandInForIsForgotten() {
        remember(20, "dark");
        Repertoire.Entry<String> bright = remember(240, "bright");
        remember(100, "grey");
        Repertoire.Entry<String> alike = repertoire.meet();
        repertoire.update(alike, grey(235), "alike");
        assertThat(repertoire.add(alike)).contains(bright);
        assertThat(repertoire.size()).isEqualTo(3);
    }

    @Test
    void whatIsStoredIsTheSameAgain() {
        remember(20, "dark");
        remember(240, "bright");
        Repertoire<String> again = Repertoire.of(3, repertoire.remembered());
        assertThat(again.remembered()).containsExactlyInAnyOrderElementsOf(repertoire.remembered());
        assertThat(again.nearest(grey(235), 1e3).orElseThrow().student()).isEqualTo("bright");
        assertThat(again.last().orElseThrow().student()).isEqualTo("bright");
        assertThat(again.meet().number()).isEqualTo(3);
    }

    @Test
    void aSmallerRepertoireTakesTheLastOnesOfALargerOne() {
        remember(20, "dark");
        remember(240, "bright");
        remember(100, "grey");
        assertThat(Repertoire.of(2, repertoire.remembered()).remembered())
                .extracting(Repertoire.Remembered::student)
                .containsExactly("grey", "bright");
    }

    @Test
    void aConditionOfOtherMeasuresIsNothingLike() {
        Repertoire<String> stored =
                Repertoire.of(
                        3,
                        List.of(
                                new Repertoire.Remembered<>(
                                        1,
                                        "old",
                                        1,
                                        new Condition.Look(9, List.of(0.5), List.of(0.1)))));
        assertThat(stored.nearest(grey(200), 2)).isEmpty();
    }

    private Repertoire.Entry<String> remember(int level, String student) {
        Repertoire.Entry<String> entry = repertoire.meet();
        repertoire.update(entry, grey(level), student);
        repertoire.add(entry);
        return entry;
    }

    private static Condition grey(int level) {
        short[] values = new short[3 * 8 * 8];
        Arrays.fill(values, (short) (level * PixelBatch.UNIT));
        return Condition.of(new PixelBatch(1, 8, values, TinyModels.INPUT));
    }
}
