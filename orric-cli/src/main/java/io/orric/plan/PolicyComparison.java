// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.Allocation;
import io.orric.allocation.LearningExtent;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Compares several policies on one trace, slot by slot. Nothing is kept of past slots but each
 * policy's state and score.
 */
public final class PolicyComparison {

    /** Name of the offline optimum in its rows. */
    public static final String OPTIMUM = "offline-optimum";

    private final Profile profile;
    private final LongTermAccuracy problem;
    private final LearningExtent extent;

    /** The one slot that all are asked about next. */
    private TraceSlot upcoming;

    private final Iterator<TraceSlot> trace = Stream.generate(() -> upcoming).iterator();
    private final List<Contender> contenders = new ArrayList<>();

    /** A comparison that predicts no accuracy. */
    public PolicyComparison(Profile profile) {
        this(profile, null, LearningExtent.average());
    }

    /**
     * @param problem predicts accuracies; null for no predictions
     * @param extent the student before the first slot, by what is meant by what it has learned
     */
    public PolicyComparison(Profile profile, LongTermAccuracy problem, LearningExtent extent) {
        this.profile = profile;
        this.problem = problem;
        this.extent = extent;
    }

    /**
     * Adds a policy. The learning curve is the student's, so no accuracy is predicted for one that
     * infers by the teacher.
     */
    public void add(PolicyName policy, long horizon) {
        Iterator<PlanRow> rows = Planner.of(policy, profile, horizon).plan(trace);
        LongTermAccuracy.Score score = policy.studentInfers() ? score() : null;
        contenders.add(new Contender(policy.toString(), rows::next, score));
    }

    /** Adds the offline optimum, which is known in advance. */
    public void addOptimum(List<Allocation> allocations) {
        Iterator<Allocation> optimal = allocations.iterator();
        contenders.add(new Contender(OPTIMUM, () -> optimum(optimal.next()), score()));
    }

    /** The names of all that was added, in order. */
    public List<String> names() {
        return contenders.stream().map(contender -> contender.name).toList();
    }

    /** The decision of each in the trace's next slot, in the order they were added. */
    public List<PlannedSlot> next(TraceSlot slot) {
        upcoming = slot;
        return contenders.stream().map(Contender::next).toList();
    }

    private PlanRow optimum(Allocation allocation) {
        Regime regime = Regime.of(allocation, upcoming.budget(), profile.space());
        return new PlanRow(upcoming.slot(), upcoming.budget(), OPTIMUM, allocation, 0, regime);
    }

    private LongTermAccuracy.Score score() {
        return problem == null ? null : problem.start(extent);
    }

    /** One policy's rows, and its score so far if one is kept. */
    private static final class Contender {

        private final String name;
        private final Supplier<PlanRow> rows;
        private LongTermAccuracy.Score score;

        Contender(String name, Supplier<PlanRow> rows, LongTermAccuracy.Score score) {
            this.name = name;
            this.rows = rows;
            this.score = score;
        }

        PlannedSlot next() {
            PlanRow row = rows.get();
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
}
