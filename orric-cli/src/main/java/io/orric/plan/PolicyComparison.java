// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.Allocation;
import io.orric.allocation.LongTermAccuracy;
import io.orric.allocation.PlanRow;
import io.orric.allocation.Planner;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.Regime;
import io.orric.allocation.TraceSlot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Compares several policies on one trace, slot by slot. Nothing is kept of past slots but each
 * policy's state and score.
 */
public final class PolicyComparison {

    /** Name of the offline optimum in its rows. */
    public static final String OPTIMUM = "offline-optimum";

    private final Profile profile;
    private final LongTermAccuracy problem;
    private final Relay relay = new Relay();
    private final List<Contender> contenders = new ArrayList<>();

    /** A comparison that predicts no accuracy. */
    public PolicyComparison(Profile profile) {
        this(profile, null);
    }

    /**
     * @param problem predicts accuracies; null for no predictions
     */
    public PolicyComparison(Profile profile, LongTermAccuracy problem) {
        this.profile = profile;
        this.problem = problem;
    }

    /**
     * Adds a policy. The learning curve is the student's, so no accuracy is predicted for one that
     * infers by the teacher.
     */
    public void add(PolicyName policy, long horizon) {
        Planner planner = Planner.of(policy, profile, horizon);
        contenders.add(
                new Contender(
                        policy.toString(),
                        planner.plan(relay),
                        policy.studentInfers() ? score() : null));
    }

    /** Adds the offline optimum, which is known in advance. */
    public void addOptimum(List<Allocation> allocations) {
        contenders.add(new Contender(OPTIMUM, new OptimumRows(allocations.iterator()), score()));
    }

    /** The names of all that was added, in order. */
    public List<String> names() {
        return contenders.stream().map(contender -> contender.name).toList();
    }

    /** The decision of each in the trace's next slot, in the order they were added. */
    public List<PlannedSlot> next(TraceSlot slot) {
        relay.slot = slot;
        return contenders.stream().map(Contender::next).toList();
    }

    private LongTermAccuracy.Score score() {
        return problem == null ? null : problem.start();
    }

    /** One policy's rows, and its score so far if one is kept. */
    private static final class Contender {

        private final String name;
        private final Iterator<PlanRow> rows;
        private LongTermAccuracy.Score score;

        Contender(String name, Iterator<PlanRow> rows, LongTermAccuracy.Score score) {
            this.name = name;
            this.rows = rows;
            this.score = score;
        }

        PlannedSlot next() {
            PlanRow row = rows.next();
            if (score == null) {
                return new PlannedSlot(row, null);
            }
            double extent = score.extent().value();
            double accuracy = score.accuracyOf(row.allocation());
            score = score.after(row.budget().frames(), row.allocation());
            return new PlannedSlot(
                    row, new PlannedSlot.Prediction(extent, accuracy, score.average()));
        }
    }

    private final class OptimumRows implements Iterator<PlanRow> {

        private final Iterator<Allocation> allocations;

        OptimumRows(Iterator<Allocation> allocations) {
            this.allocations = allocations;
        }

        @Override
        public boolean hasNext() {
            return allocations.hasNext();
        }

        @Override
        public PlanRow next() {
            TraceSlot slot = relay.next();
            Allocation allocation = allocations.next();
            Regime regime = Regime.of(allocation, slot.budget(), profile.space());
            return new PlanRow(slot.slot(), slot.budget(), OPTIMUM, allocation, 0, regime);
        }
    }

    /** The one slot that all are asked about next. */
    private static final class Relay implements Iterator<TraceSlot> {

        private TraceSlot slot;

        @Override
        public boolean hasNext() {
            return slot != null;
        }

        @Override
        public TraceSlot next() {
            if (slot == null) {
                throw new NoSuchElementException("no slot was given yet");
            }
            return slot;
        }
    }
}
