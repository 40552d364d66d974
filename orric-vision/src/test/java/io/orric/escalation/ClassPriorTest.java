// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.vision.Probabilities;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassPriorTest {

    private static final int CLASSES = 10;

    private final ClassPrior prior = new ClassPrior(CLASSES);

    @Test
    void theFirstAnswerIsTheModels() {
        assertThat(prior.regard(answer(3, 0.4f))).containsExactly(answer(3, 0.4f), within(1e-6f));
    }

    @Test
    void aDoubtIsDecidedForTheClassThatCameBefore() {
        repeat(2, 30);
        float[] doubt = new float[CLASSES];
        doubt[2] = 0.3f;
        doubt[5] = 0.7f;
        float[] decided = prior.regard(doubt);
        assertThat(Probabilities.argMax(decided)).isEqualTo(2);
        // Thirty answers count 20 · (1 − 0.95³⁰) = 15.7.
        assertThat(decided[2] / decided[5]).isCloseTo(16.7f * 0.3f / 0.7f, within(0.01f));
        assertThat(decided[2] + decided[5]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void aSureAnswerOfAnotherClassStands() {
        repeat(2, 100);
        assertThat(Probabilities.argMax(prior.regard(answer(5, 0.99f)))).isEqualTo(5);
    }

    @Test
    void aNewClassIsSoonExpected() {
        repeat(2, 100);
        repeat(5, 15);
        float[] doubt = new float[CLASSES];
        doubt[2] = 0.5f;
        doubt[5] = 0.5f;
        assertThat(Probabilities.argMax(prior.regard(doubt))).isEqualTo(5);
    }

    @Test
    void answersOfManyClassesStayAsTheyAre() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            float[] answer = answer(random.nextInt(CLASSES), 0.3f);
            float[] regarded = prior.regard(answer);
            if (i >= 20) {
                assertThat(regarded).isSameAs(answer);
            }
        }
    }

    private void repeat(int category, int times) {
        for (int i = 0; i < times; i++) {
            prior.regard(answer(category, 0.9f));
        }
    }

    /** A class with its probability; all others share the rest. */
    private static float[] answer(int category, float probability) {
        float[] answer = new float[CLASSES];
        Arrays.fill(answer, (1 - probability) / (CLASSES - 1));
        answer[category] = probability;
        return answer;
    }
}
