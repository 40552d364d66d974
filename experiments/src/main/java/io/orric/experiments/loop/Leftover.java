// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.TrainingResult;
import io.orric.allocation.ConfigurationSpace;

/** Compute of a slot that inference and retraining leave for opinions and comparisons. */
final class Leftover {

    private final AllocationSchedule.Slot slot;
    private final ConfigurationSpace space;

    /** Compute that is left if the retraining takes nothing, in the profile's unit. */
    private double left;

    Leftover(AllocationSchedule.Slot slot, int frames, ConfigurationSpace space) {
        this.slot = slot;
        this.space = space;
        this.left = slot.capacity() - frames * slot.allocation().inference().cost();
    }

    /**
     * Frames that are paid for whatever the retraining will take, each with an opinion of the
     * teacher and passes of a student.
     */
    int framesBeforeRetraining(int frames, int passes) {
        double retraining = frames * slot.allocation().retraining().cost();
        double each = space.teacherFrameCost() + passes * space.bestStudent().cost();
        return whole((left - retraining) / each);
    }

    void retrained(TrainingResult by) {
        left -= space.trainingCost(by.labelled(), by.trained(), by.evaluated());
    }

    void asked(int frames, int passes) {
        left -= frames * space.teacherFrameCost() + passes * space.bestStudent().cost();
    }

    /**
     * Frames that are paid for, each with an opinion of the teacher and, up to a number of frames,
     * with passes of a student.
     */
    int frames(int passes, int most) {
        double compared = passes * space.bestStudent().cost();
        double few = left / (space.teacherFrameCost() + compared);
        double many = (left - most * compared) / space.teacherFrameCost();
        return whole(few <= most ? few : many);
    }

    private static int whole(double frames) {
        return (int) Math.max(0, frames);
    }
}
