// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentComparisonTest {

    @Test
    void agreementIsTheMeanProbabilityOfTheTeachersClass() {
        float[][] answers = {{0.5f, 0.5f}, {0.1f, 0.9f}};
        assertThat(StudentComparison.agreement(answers, opinions(0, 1)))
                .isCloseTo(0.7, within(1e-6));
    }

    @Test
    void aFewMoreAgreementsAreChanceAndManyAreNot() {
        assertThat(better(10, 3)).as("10 against 3, of which chance makes 7 ± 4").isFalse();
        assertThat(better(11, 3)).isTrue();
        assertThat(better(4, 0)).isFalse();
        assertThat(better(5, 0)).isTrue();
        assertThat(better(0, 0)).isFalse();
        assertThat(better(3, 11)).isFalse();
    }

    /** Twenty frames on which both agree with the teacher, and those that tell them apart. */
    private static boolean better(int wins, int losses) {
        int size = 20 + wins + losses;
        float[][] one = new float[size][];
        float[][] other = new float[size][];
        for (int i = 0; i < size; i++) {
            one[i] = answer(i >= 20 + wins);
            other[i] = answer(i >= 20 && i < 20 + wins);
        }
        return StudentComparison.clearlyBetter(one, other, opinions(new int[size]));
    }

    private static float[] answer(boolean wrong) {
        return wrong ? new float[] {0.4f, 0.6f} : new float[] {0.6f, 0.4f};
    }

    private static float[][] opinions(int... classes) {
        float[][] opinions = new float[classes.length][2];
        for (int i = 0; i < classes.length; i++) {
            opinions[i][classes[i]] = 1;
        }
        return opinions;
    }
}
