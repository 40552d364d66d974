// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * Decides whether a student is trained, and whether what comes of it replaces its parent.
 *
 * <p>A student that agrees with the teacher is not trained. It has nothing to learn from frames it
 * knows, and would forget others: what was trained on a clear day for long enough knows less of fog
 * than the student that the site began with.
 *
 * <p>A trained student replaces its parent only if, on held-out frames, it agrees with the teacher
 * no less often than the parent did, within a tolerance.
 *
 * @param leastDisagreement share of the frames on which a student must disagree with the teacher to
 *     be trained, in [0, 1]; 0 to train it always, which compares nothing
 * @param heldOut share of a sample that is kept from training, in [0, 0.5]; with 0 every trained
 *     student passes
 * @param tolerance maximum fall of the agreement, in [0, 1]
 */
public record QualityGate(double leastDisagreement, double heldOut, double tolerance)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Gate that everything passes. */
    public static final QualityGate OPEN = new QualityGate(0, 0, 0);

    /**
     * Frames of a sample that the student answers to be compared with the teacher. A pass costs
     * half of what training on a frame does, so remembered frames that are not trained on pay for
     * two.
     *
     * @param labelled frames that the teacher labelled
     * @param replayed remembered frames that the compute of the sample pays for
     */
    int compared(int labelled, int replayed) {
        return leastDisagreement == 0 ? 0 : Math.min(labelled, 2 * replayed);
    }

    /** Returns whether a student of this agreement has something to learn; NaN always has. */
    boolean wantsTraining(double agreement) {
        return !(1 - agreement < leastDisagreement);
    }

    /**
     * Returns whether a student of this agreement may replace one of that agreement; NaN never may.
     */
    boolean accepts(double before, double after) {
        return after >= before - tolerance;
    }
}
