// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.Probabilities;
import java.io.Serializable;

/**
 * Rules by which second opinions are taken.
 *
 * @param studentWeight weight of the student's opinion in an answer of both, in [0, 1]; the
 *     teacher's is the rest
 * @param leastClasses minimum of the effective number of classes (see {@link EffectiveClasses})
 *     among the frames of a pass for the teacher's batch-norm statistics to follow them, above 0;
 *     positive infinity for a teacher that stays as it is
 * @param sure confidence from which on a student is sure, above 0; above 1 no student ever is
 */
public record Escalation(double studentWeight, double leastClasses, double sure)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Probability of a class that a model holds to be impossible, so that the other may differ. */
    private static final double LEAST_PROBABILITY = 1e-9;

    /**
     * The teacher's opinion counts somewhat more, and the teacher follows where at least four
     * classes are in sight: a camera that shows one class for hours would make that class what the
     * teacher takes for usual. Nobody is too sure to be asked about.
     */
    public static final Escalation DEFAULT = new Escalation(0.4, 4, Double.POSITIVE_INFINITY);

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public Escalation {
        if (!(studentWeight >= 0 && studentWeight <= 1)) {
            throw new IllegalArgumentException(
                    "weight of the student is " + studentWeight + ", must be from 0 to 1");
        }
        if (!(leastClasses > 0)) {
            throw new IllegalArgumentException(
                    "least number of classes is " + leastClasses + ", must be above 0");
        }
        if (!(sure > 0)) {
            throw new IllegalArgumentException(
                    "confidence of a sure student is " + sure + ", must be above 0");
        }
    }

    /**
     * The probabilities of both opinions on one frame: their geometric mean, weighted and scaled to
     * a sum of 1 (the logarithmic opinion pool). A class that one of both holds to be most
     * improbable hardly is an answer, however sure the other is.
     *
     * @param student the student's, of each class
     * @param teacher the teacher's likewise
     */
    public float[] combined(float[] student, float[] teacher) {
        float[] logarithms = new float[student.length];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] =
                    (float)
                            (studentWeight * logarithm(student[i])
                                    + (1 - studentWeight) * logarithm(teacher[i]));
        }
        return Probabilities.softmax(logarithms);
    }

    private static double logarithm(float probability) {
        return Math.log(Math.max(probability, LEAST_PROBABILITY));
    }
}
