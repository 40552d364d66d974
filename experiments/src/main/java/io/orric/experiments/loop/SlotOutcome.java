// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.TrainingResult;

/**
 * What became of a slot.
 *
 * @param frames how many it had
 * @param correct how many of them were inferred correctly, before the slot's retraining
 * @param ending how its retraining ended
 * @param training what the retraining did and measured
 * @param inferenceMillis time that inference took
 * @param retrainingMillis time that labelling and training took
 */
public record SlotOutcome(
        int frames,
        int correct,
        Ending ending,
        TrainingResult training,
        double inferenceMillis,
        double retrainingMillis) {

    /** How the retraining on a slot ends. */
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

    /** Share of the frames that were inferred correctly. */
    public double accuracy() {
        return (double) correct / frames;
    }
}
