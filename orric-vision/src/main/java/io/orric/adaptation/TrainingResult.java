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
 * @param accepted whether the trained student may replace its parent; not if it is the same
 */
public record TrainingResult(
        int labelled,
        int trained,
        int evaluated,
        double agreementBefore,
        double agreementAfter,
        boolean accepted) {

    /** Nothing was trained. */
    public static final TrainingResult NONE =
            new TrainingResult(0, 0, 0, Double.NaN, Double.NaN, false);

    /** Returns whether held-out frames judged the student. */
    public boolean judged() {
        return !Double.isNaN(agreementAfter);
    }
}
