// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final DeadLetter DEAD =
            new DeadLetter(
                    "site",
                    "cam",
                    5,
                    "t",
                    0,
                    9,
                    3,
                    true,
                    DeadLetterCode.EMPTY_IMAGE,
                    "empty image",
                    new byte[0],
                    0);

    @Test
    void countsFramesLabelsAndCorrectAnswers() {
        Tally tally =
                Stream.of(
                                new InferenceResult(prediction("car", "car"), null),
                                new InferenceResult(prediction("car", "bus"), null),
                                new InferenceResult(prediction("bus", "bus"), null),
                                new InferenceResult(prediction("bus", null), null),
                                new InferenceResult(null, DEAD))
                        .map(Tally::of)
                        .reduce(Tally::plus)
                        .orElseThrow();
        assertThat(tally).isEqualTo(new Tally("site", 3, 5, 4, 1, 1, 3, 2, 7));
    }

    @Test
    void aDeadLetterHasNoModel() {
        assertThat(Tally.of(new InferenceResult(null, DEAD)))
                .isEqualTo(new Tally("site", 3, 1, 0, 0, 1, 0, 0, -1));
    }

    private static Prediction prediction(String found, String label) {
        return new Prediction(
                "site",
                "cam",
                5,
                "t",
                0,
                9,
                3,
                true,
                24,
                7,
                false,
                label == null,
                null,
                found,
                0.9,
                label);
    }
}
