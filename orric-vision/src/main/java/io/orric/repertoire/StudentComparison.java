// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.escalation.SecondOpinions.Opinion;
import io.orric.vision.Probabilities;
import java.util.List;

/** Compares students by the teacher's opinions on the same frames. */
final class StudentComparison {

    /** Standard deviations by which a student must be better to replace the one that serves. */
    private static final double CLEARLY = 2;

    /**
     * Mean probability that a student gives to the class that the teacher holds for the most
     * probable.
     *
     * @param answers the student's probabilities of the frames of the opinions, in their order
     */
    static double agreement(float[][] answers, List<Opinion> opinions) {
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += answers[i][Probabilities.argMax(opinions.get(i).probabilities())];
        }
        return sum / answers.length;
    }

    /**
     * Returns whether a student is better than another beyond chance, by the sign test: of the
     * frames on which just one of them agrees with the teacher, it has more than half, by two
     * standard deviations.
     */
    static boolean clearlyBetter(float[][] answers, float[][] others, List<Opinion> opinions) {
        int wins = 0;
        int losses = 0;
        for (int i = 0; i < answers.length; i++) {
            int wanted = Probabilities.argMax(opinions.get(i).probabilities());
            boolean agrees = Probabilities.argMax(answers[i]) == wanted;
            boolean otherAgrees = Probabilities.argMax(others[i]) == wanted;
            wins += agrees && !otherAgrees ? 1 : 0;
            losses += otherAgrees && !agrees ? 1 : 0;
        }
        return wins - losses > CLEARLY * Math.sqrt(wins + losses);
    }

    private StudentComparison() {}
}
