// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.TrainingResult;
import io.orric.allocation.ConfigurationSpace;
import java.util.List;

/**
 * A schedule that was carried out, and the cost of every pass.
 *
 * @param schedule compute and decisions
 * @param outcomes outcome of each slot
 * @param space prices of all passes
 */
public record Run(
        AllocationSchedule schedule, List<SlotOutcome> outcomes, ConfigurationSpace space) {

    /** Rounding of sums of products, relative. */
    private static final double TOLERANCE = 1e-9;

    /**
     * @throws IllegalStateException if a slot used more compute than it was given, other than for
     *     the cheapest inference there is
     */
    public Run {
        for (int t = 0; t < outcomes.size(); t++) {
            AllocationSchedule.Slot slot = schedule.slots().get(t);
            double used = used(slot, outcomes.get(t), space);
            if (used > slot.capacity() * (1 + TOLERANCE) && !slot.allocation().overloaded()) {
                throw new IllegalStateException(
                        "slot " + (t + 1) + " used " + used + " of " + slot.capacity());
            }
        }
    }

    /**
     * Every pass of a slot: inference of its frames, second opinions, comparison of students,
     * labels, training, judging.
     */
    private static double used(
            AllocationSchedule.Slot slot, SlotOutcome outcome, ConfigurationSpace space) {
        TrainingResult training = outcome.training();
        return outcome.frames() * slot.allocation().inference().cost()
                + space.trainingCost(training.labelled(), training.trained(), training.evaluated())
                + outcome.escalated() * space.teacherFrameCost()
                + outcome.compared() * space.bestStudent().cost();
    }

    /** Share of all frames that were classified correctly. */
    public double accuracy() {
        return outcomes.stream().mapToInt(SlotOutcome::correct).sum() / (double) frames();
    }

    /** Share of all frames the teacher was asked about. */
    public double escalated() {
        return outcomes.stream().mapToInt(SlotOutcome::escalated).sum() / (double) frames();
    }

    /** Number of frames that were classified. */
    public int frames() {
        return outcomes.stream().mapToInt(SlotOutcome::frames).sum();
    }

    /** Compute of all passes, in the profile's unit. */
    public double computeUsed() {
        double sum = 0;
        for (int t = 0; t < outcomes.size(); t++) {
            sum += used(schedule.slots().get(t), outcomes.get(t), space);
        }
        return sum;
    }

    /** Compute of all slots, in the profile's unit. */
    public double computeGiven() {
        return schedule.slots().stream().mapToDouble(AllocationSchedule.Slot::capacity).sum();
    }

    /** Number of slots whose retraining ended like this. */
    public long count(SlotOutcome.Ending ending) {
        return outcomes.stream().filter(outcome -> outcome.ending() == ending).count();
    }

    /** Milliseconds a frame took, inference and retraining together. */
    public double millisPerFrame() {
        return outcomes.stream().mapToDouble(o -> o.inferenceMillis() + o.retrainingMillis()).sum()
                / frames();
    }
}
