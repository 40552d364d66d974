// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.vision.Probabilities;

/**
 * Compares students by the teacher's opinions on the same frames. Answers and opinions are
 * probabilities of shape (frames, classes), in the same order of frames.
 */
public final class StudentComparison {

    /** Standard deviations by which a student must be better to replace the one that serves. */
    private static final double CLEARLY = 2;

    /**
     * Mean probability that a student gives to the class that the teacher holds for the most
     * probable.
     */
    public static double agreement(float[][] answers, float[][] opinions) {
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += answers[i][Probabilities.argMax(opinions[i])];
        }
        return sum / answers.length;
    }

    /**
     * Returns whether a student is better than another beyond chance, by the sign test: of the
     * frames on which just one of them agrees with the teacher, it has more than half, by two
     * standard deviations.
     */
    public static boolean clearlyBetter(float[][] answers, float[][] others, float[][] opinions) {
        int wins = 0;
        int losses = 0;
        for (int i = 0; i < answers.length; i++) {
            int wanted = Probabilities.argMax(opinions[i]);
            boolean agrees = Probabilities.argMax(answers[i]) == wanted;
            boolean otherAgrees = Probabilities.argMax(others[i]) == wanted;
            wins += agrees && !otherAgrees ? 1 : 0;
            losses += otherAgrees && !agrees ? 1 : 0;
        }
        return wins - losses > CLEARLY * Math.sqrt(wins + losses);
    }

    private StudentComparison() {}
}
