// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Regime;
import io.orric.allocation.SlotBudget;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.options.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Table II of the paper with measured accuracies: every policy where compute is sufficient,
 * limited, tight or scarce and the stream short or long. The same frames make few large slots or
 * many small ones.
 */
public final class Regimes extends Experiment {

    /** Slots of a short stream and of a long one. */
    static final int[] HORIZONS = {5, 50};

    /**
     * Compute and length of a stream.
     *
     * @param compute compute of its slots
     * @param slots T
     */
    record Scenario(ComputeLevel compute, int slots) {

        @Override
        public String toString() {
            return compute + ", T = " + slots;
        }
    }

    /**
     * A policy in a scenario.
     *
     * @param policy its name
     * @param scenario compute and length of the stream
     * @param accuracy mean over corruptions, over seeds
     * @param resolution mean over slots
     * @param ratio mean over slots
     * @param regimes number of slots in each regime
     */
    record Entry(
            String policy,
            Scenario scenario,
            Statistic accuracy,
            double resolution,
            double ratio,
            Map<Regime, Long> regimes) {}

    /** A policy under its name. */
    private record Candidate(String name, PolicyMaker policy) {}

    /** L of the second ORRIC. */
    final double slope;

    private Regimes(ExperimentContext context, ExperimentPlan plan, double slope) {
        super(context, plan);
        this.slope = slope;
    }

    /**
     * Measures all policies.
     *
     * @param slope L of a second ORRIC, which values retraining more than the profile's does
     * @throws IOException if frames cannot be read or a model fails
     * @throws UsageException if a corruption has too few frames, or no curve has the slope
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan, double slope)
            throws IOException {
        return new Regimes(context, plan, slope).tell();
    }

    private Report tell() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (ComputeLevel level : ComputeLevel.values()) {
            for (int slots : HORIZONS) {
                scenarios.add(new Scenario(level, slots));
            }
        }
        List<Candidate> candidates = candidates();
        for (String corruption : context.data().corruptions()) {
            for (int slots : HORIZONS) {
                framesPerSlot(corruption, slots);
            }
        }
        int each = context.data().corruptions().size() * plan.seedCount();
        context.progress().expect(scenarios.size() * candidates.size() * each);
        Map<String, List<List<Run>>> runs = runs(scenarios, candidates);
        List<Entry> entries = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (Scenario scenario : scenarios) {
                entries.add(entry(candidate.name(), scenario, runs.get(key(candidate, scenario))));
            }
        }
        return new RegimesReport(this, scenarios, entries).tell();
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (PolicyName name : PolicyName.values()) {
            candidates.add(new Candidate(name.toString(), name::create));
            if (name == PolicyName.ORRIC) {
                candidates.add(new Candidate(steep(slope), PolicyMaker.orric(slope)));
            }
        }
        return candidates;
    }

    /** Corruption by corruption, so that each is read once. */
    private Map<String, List<List<Run>>> runs(List<Scenario> scenarios, List<Candidate> candidates)
            throws IOException {
        Map<String, List<List<Run>>> runs = new LinkedHashMap<>();
        for (String corruption : context.data().corruptions()) {
            for (Scenario scenario : scenarios) {
                for (Candidate candidate : candidates) {
                    runs.computeIfAbsent(key(candidate, scenario), k -> new ArrayList<>())
                            .add(runs(candidate, scenario, corruption));
                }
            }
        }
        return runs;
    }

    private List<Run> runs(Candidate candidate, Scenario scenario, String corruption)
            throws IOException {
        int frames = framesPerSlot(corruption, scenario.slots());
        return runs(
                candidate.name() + ", " + scenario,
                corruption,
                retraining(),
                seed ->
                        AllocationSchedule.of(
                                candidate.policy().create(models.profile(), scenario.slots()),
                                scenario.compute().capacity(models.space(), seed),
                                frames,
                                scenario.slots()));
    }

    private int framesPerSlot(String corruption, int slots) throws IOException {
        return checked(Math.max(1, context.data().size(corruption) / slots), corruption);
    }

    private static String key(Candidate candidate, Scenario scenario) {
        return candidate.name() + " | " + scenario;
    }

    private Entry entry(String policy, Scenario scenario, List<List<Run>> byCorruption) {
        List<Run> runs = byCorruption.stream().flatMap(List::stream).toList();
        Map<Regime, Long> regimes = new EnumMap<>(Regime.class);
        for (Run run : runs) {
            for (AllocationSchedule.Slot slot : run.schedule().slots()) {
                SlotBudget budget = new SlotBudget(run.schedule().framesPerSlot(), slot.capacity());
                regimes.merge(Regime.of(slot.allocation(), budget, models.space()), 1L, Long::sum);
            }
        }
        return new Entry(
                policy,
                scenario,
                accuracy(byCorruption),
                Statistic.of(runs, run -> run.schedule().meanResolution()).mean(),
                Statistic.of(runs, run -> run.schedule().meanRatio()).mean(),
                regimes);
    }

    /** Name of the second ORRIC. */
    static String steep(double slope) {
        return "orric, L = " + slope;
    }
}
