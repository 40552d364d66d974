// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.TrainingResult;

/**
 * Outcome of a slot.
 *
 * @param frames number of its frames
 * @param correct number of frames classified correctly, before the slot's retraining
 * @param escalated number of frames the teacher was asked about
 * @param compared frames that students were tried on to find the best, all students together
 * @param ending end of its retraining
 * @param training passes and measurements of the retraining
 * @param inferenceMillis time that the student's inference took
 * @param retrainingMillis time that labelling and training took, and the teacher's answers
 */
public record SlotOutcome(
        int frames,
        int correct,
        int escalated,
        int compared,
        Ending ending,
        TrainingResult training,
        double inferenceMillis,
        double retrainingMillis) {

    /** End of the retraining on a slot. */
    public enum Ending {
        /** No frame was sampled, or too few to train on or to take statistics from. */
        NONE,
        /** The trained student serves from the next slot on. */
        ACCEPTED,
        /** The gate refused it. */
        DISCARDED,
        /** Labelling or training failed. */
        FAILED
    }

    /** Share of the frames that were classified correctly. */
    public double accuracy() {
        return (double) correct / frames;
    }
}
