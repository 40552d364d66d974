// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.PolicyName;
import io.orric.chart.Series;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.Correctness;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.RecurringStream;
import io.orric.experiments.loop.Run;
import io.orric.experiments.loop.SlotOutcome;
import io.orric.experiments.report.Report;
import io.orric.options.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy under conditions that come back, in the first slot after each change and in the last one
 * before the next, with students that are remembered by condition and without.
 */
public final class Recurring extends Experiment {

    /**
     * The order of the stream.
     *
     * @param count number of times that each condition comes, at least 2
     * @param slots slots of a visit
     * @param severity severity of the corruptions, from 1
     */
    public record Visits(int count, int slots, int severity) {}

    /**
     * One way to serve the stream.
     *
     * @param accuracies accuracy of each slot, by seed
     * @param runs of each seed; empty of a model that is never retrained
     */
    record Way(
            String name, String field, int colour, List<List<Double>> accuracies, List<Run> runs) {

        /** Accuracy of a slot, over seeds. */
        Statistic in(int slot) {
            return Statistic.of(accuracies, ofSeed -> ofSeed.get(slot));
        }
    }

    final Visits visits;

    /** Names of the conditions, in their order. */
    final List<String> conditions;

    private Recurring(ExperimentContext context, ExperimentPlan plan, Visits visits) {
        super(context, plan);
        this.visits = visits;
        this.conditions = new ArrayList<>();
        if (context.data().hasOriginal()) {
            conditions.add(CorruptionFolder.ORIGINAL);
        }
        conditions.addAll(context.data().corruptions());
    }

    /**
     * Serves the stream in all ways.
     *
     * @throws IOException if frames cannot be read or a model fails
     * @throws UsageException if there are too few frames for a slot
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan, Visits visits)
            throws IOException {
        return new Recurring(context, plan, visits).tell();
    }

    private Report tell() throws IOException {
        for (String condition : conditions) {
            framesPerSlot(condition);
        }
        context.progress().expect(4 * plan.seedCount());
        List<Way> ways =
                List.of(
                        alone(Role.STUDENT, Series.NEUTRAL),
                        orric("ORRIC", "orric", 1, improved()),
                        orric("remembering", "remembering", 0, recalling()),
                        alone(Role.TEACHER, 2));
        return new RecurringReport(this, ways).tell();
    }

    /** Number of slots of the stream. */
    int slots() {
        return visits.count() * conditions.size() * visits.slots();
    }

    private RecurringStream stream(long seed) {
        return new RecurringStream(
                context.data(),
                conditions,
                visits.count(),
                visits.slots() * plan.framesPerSlot(),
                visits.severity(),
                seed);
    }

    private Way alone(Role role, int colour) throws IOException {
        int frames = plan.framesPerSlot();
        List<List<Double>> accuracies = new ArrayList<>();
        for (long seed : plan.seeds()) {
            Correctness correctness =
                    context.correctness(role, models.bestResolution(), stream(seed));
            List<Double> bySlot = new ArrayList<>();
            for (int t = 0; t < slots(); t++) {
                bySlot.add((double) correctness.correct(t * frames, (t + 1) * frames) / frames);
            }
            accuracies.add(bySlot);
        }
        return new Way(role.toString(), role.toString(), colour, accuracies, List.of());
    }

    private Way orric(String name, String field, int colour, Protocol protocol) throws IOException {
        List<List<Double>> accuracies = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            AllocationSchedule schedule =
                    onPaperCompute(
                            PolicyName.ORRIC.create(models.profile(), slots()),
                            plan.framesPerSlot(),
                            slots(),
                            seed);
            Run run = context.run(name, stream(seed), schedule, protocol, seed);
            runs.add(run);
            accuracies.add(run.outcomes().stream().map(SlotOutcome::accuracy).toList());
        }
        return new Way(name, field, colour, accuracies, runs);
    }
}
