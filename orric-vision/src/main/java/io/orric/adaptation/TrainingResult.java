// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

/**
 * Work and measurements of one training of a student.
 *
 * @param labelled frames the teacher labelled
 * @param trained frames the student went through forward and backward, remembered ones included
 * @param evaluated frames the student only went through forward, to be judged or for statistics
 * @param agreementBefore share of held-out frames on which the student agreed with the teacher
 *     before; NaN if none was held out
 * @param agreementAfter the same after training
 * @param refusal why the student may not replace its parent; empty if it may
 */
public record TrainingResult(
        int labelled,
        int trained,
        int evaluated,
        double agreementBefore,
        double agreementAfter,
        String refusal) {

    /** Nothing was trained. */
    public static final TrainingResult NONE =
            new TrainingResult(0, 0, 0, Double.NaN, Double.NaN, "nothing was trained");

    /** Returns whether the trained student may replace its parent. */
    public boolean accepted() {
        return refusal.isEmpty();
    }

    /** This result where the student went through so many frames more. */
    TrainingResult plusEvaluated(int frames) {
        return new TrainingResult(
                labelled, trained, evaluated + frames, agreementBefore, agreementAfter, refusal);
    }

    /** Returns whether held-out frames judged the student. */
    public boolean judged() {
        return !Double.isNaN(agreementAfter);
    }
}
