// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.frames.Stamped;
import io.orric.vision.ClassNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final ClassNames CLASSES =
            new ClassNames(List.of("bus", "car", "dog", "person"));
    private static final float[] CAR = {0.1f, 0.8f, 0.05f, 0.05f};
    private static final float[] RATHER_DOG = {0.02f, 0.38f, 0.4f, 0.2f};

    @Test
    void anAnswerNamesItsMostProbableClass() {
        Results results = new Results(CLASSES, PriorMode.NONE);
        for (int i = 0; i < 10; i++) {
            assertThat(named(results, "gate", CAR)).isEqualTo("car");
        }
        assertThat(named(results, "gate", RATHER_DOG)).isEqualTo("dog");
    }

    @Test
    void oneThatRegardsTheLastAnswersOfItsCameraMayNameAnother() {
        Results results = new Results(CLASSES, PriorMode.RECENT);
        for (int i = 0; i < 10; i++) {
            assertThat(named(results, "gate", CAR)).isEqualTo("car");
        }
        assertThat(named(results, "door", RATHER_DOG)).isEqualTo("dog");
        assertThat(named(results, "gate", RATHER_DOG)).isEqualTo("car");
    }

    @Test
    void whatStaysIsNamedAfterSomeFrames() {
        Results results = new Results(CLASSES, PriorMode.RECENT);
        for (int i = 0; i < 100; i++) {
            named(results, "gate", CAR);
        }
        float[] dog = {0.05f, 0.05f, 0.8f, 0.1f};
        assertThat(List.of(named(results, "gate", dog), named(results, "gate", dog)))
                .containsExactly("car", "dog");
    }

    @Test
    void aPredictionSaysWhoAnswered() {
        Prediction prediction =
                prediction(
                        new Results(CLASSES, PriorMode.NONE),
                        "gate",
                        new Answer(7, true, null, RATHER_DOG).withTeacher(3, CAR));
        assertThat(prediction.modelVersion()).isEqualTo(7);
        assertThat(prediction.unfamiliar()).isTrue();
        assertThat(prediction.escalated()).isTrue();
        assertThat(prediction.teacherVersion()).isEqualTo(3);
        assertThat(prediction.className()).isEqualTo("car");
        assertThat(prediction.confidence()).isEqualTo(0.8f);
    }

    private static String named(Results results, String camera, float[] probabilities) {
        return prediction(results, camera, new Answer(0, false, null, probabilities)).className();
    }

    private static Prediction prediction(Results results, String camera, Answer answer) {
        Frame frame = new Frame("north", camera, 0, new byte[1], null, "test", 0);
        PendingFrame pending =
                new PendingFrame(new Stamped<>(frame, "north", 1, 1000, 24, 0, 0, false));
        return results.of(new Answered(pending, answer)).prediction();
    }
}
