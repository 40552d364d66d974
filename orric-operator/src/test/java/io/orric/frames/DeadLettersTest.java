// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersTest {

    private static final Frame FRAME = new Frame("s", "c", 5, new byte[] {1, 2, 3}, "l", "t", 9);

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "3, 3", "4, 3"})
    void soManyBytesOfTheImageAreCarried(int limit, int carried) {
        DeadLetter letter =
                new DeadLetters(limit).of(FRAME, DeadLetterCode.DAMAGED_IMAGE, "reason");
        assertThat(letter.image()).hasSize(carried);
        assertThat(letter.image()).isEqualTo(Arrays.copyOf(FRAME.image(), carried));
        assertThat(letter.imageBytes()).isEqualTo(3);
    }

    @Test
    void aFrameOfASlotHasIt() {
        Stamped<Frame> stamped = new Stamped<>(FRAME, "s", 7, 8, 32, 0, 0, true);
        DeadLetter letter = new DeadLetters(9).of(stamped, DeadLetterCode.DAMAGED_IMAGE, "reason");
        assertThat(letter.slot()).isEqualTo(7);
        assertThat(letter.late()).isTrue();
        assertThat(letter)
                .usingRecursiveComparison()
                .ignoringFields("slot", "late")
                .isEqualTo(new DeadLetters(9).of(FRAME, DeadLetterCode.DAMAGED_IMAGE, "reason"));
    }

    @Test
    void textsAreShortened() {
        String text = "x".repeat(5000);
        DeadLetter letter =
                DeadLetters.ofRecord(
                        text, 5, "t", 0, 0, DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE, text);
        assertThat(letter.site()).hasSize(Names.MAX_LENGTH);
        assertThat(letter.reason()).hasSize(DeadLetters.MAX_REASON);
        assertThat(letter.image()).isEmpty();
    }

    @Test
    void namesInLogsHaveNoControlCharacters() {
        assertThat(Names.printable("a\nb\u001b[31m\u2028c")).isEqualTo("a?b?[31m?c");
        assertThat(Names.printable("x".repeat(5000))).hasSize(Names.MAX_LENGTH);
    }
}
