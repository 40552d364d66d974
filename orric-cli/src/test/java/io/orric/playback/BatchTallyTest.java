// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTallyTest {

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
    void countsFramesLabelsAndRightAnswers() {
        InferenceResult result =
                new InferenceResult(
                        List.of(
                                prediction("car", "car"),
                                prediction("car", "bus"),
                                prediction("bus", "bus"),
                                prediction("bus", null)),
                        List.of(DEAD));
        assertThat(BatchTally.of(result)).isEqualTo(new BatchTally("site", 3, true, 4, 1, 3, 2, 7));
    }

    @Test
    void aBatchOfDeadLettersAloneHasNoModel() {
        assertThat(BatchTally.of(new InferenceResult(List.of(), List.of(DEAD, DEAD))))
                .isEqualTo(new BatchTally("site", 3, true, 0, 2, 0, 0, -1));
    }

    private static Prediction prediction(String found, String label) {
        return new Prediction("site", "cam", 5, "t", 0, 9, 3, true, 24, 7, found, 0.9, label);
    }
}
