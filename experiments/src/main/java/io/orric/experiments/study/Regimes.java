// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.Regime;
import io.orric.allocation.SlotBudget;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.options.UsageException;
import io.orric.report.Setting;
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
public final class Regimes {

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

    /**
     * All measurements.
     *
     * @param entries of every policy in every scenario
     * @param profileSlope L of the profile
     * @param slope L of the second ORRIC
     * @param settings settings that it was made with
     */
    record Measured(
            List<Scenario> scenarios,
            List<Entry> entries,
            double profileSlope,
            double slope,
            List<Long> seeds,
            List<Setting> settings) {}

    /** A policy under its name, made for a profile and a horizon. */
    private record Candidate(String name, PolicyMaker maker) {}

    private final ExperimentContext context;
    private final ModelFolder models;
    private final ExperimentPlan plan;
    private final double slope;

    private Regimes(ExperimentContext context, ExperimentPlan plan, double slope) {
        this.context = context;
        this.models = context.models();
        this.plan = plan;
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
        return new RegimesReport(new Regimes(context, plan, slope).measure()).tell();
    }

    private Measured measure() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (ComputeLevel level : ComputeLevel.values()) {
            for (int slots : HORIZONS) {
                scenarios.add(new Scenario(level, slots));
            }
        }
        List<Candidate> candidates = candidates();
        for (String corruption : context.data().corruptions()) {
            for (int slots : HORIZONS) {
                framesPerSlot(corruption, slots); // before the work, not in the middle of it
            }
        }
        context.progress()
                .expect(
                        scenarios.size()
                                * candidates.size()
                                * context.data().corruptions().size()
                                * plan.seedCount());
        Map<String, List<Run>> runs = runs(scenarios, candidates);
        List<Entry> entries = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (Scenario scenario : scenarios) {
                entries.add(entry(candidate.name(), scenario, runs.get(key(candidate, scenario))));
            }
        }
        return new Measured(
                scenarios,
                entries,
                models.profile().slope(),
                slope,
                plan.seeds(),
                plan.told(context));
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (PolicyName name : PolicyName.values()) {
            candidates.add(new Candidate(name.toString(), name::create));
            if (name == PolicyName.ORRIC) {
                candidates.add(
                        new Candidate(
                                steep(slope),
                                (profile, horizon) ->
                                        new OrricPolicy(
                                                new Profile(
                                                        profile.space(),
                                                        profile.maxAccuracy(),
                                                        slope),
                                                horizon)));
            }
        }
        return candidates;
    }

    /** Corruption by corruption, so that each is read once. */
    private Map<String, List<Run>> runs(List<Scenario> scenarios, List<Candidate> candidates)
            throws IOException {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (String corruption : context.data().corruptions()) {
            for (Scenario scenario : scenarios) {
                for (Candidate candidate : candidates) {
                    for (long seed : plan.seeds()) {
                        AllocationSchedule schedule =
                                AllocationSchedule.of(
                                        candidate
                                                .maker()
                                                .create(models.profile(), scenario.slots()),
                                        scenario.compute().capacity(models.space(), seed),
                                        framesPerSlot(corruption, scenario.slots()),
                                        scenario.slots());
                        runs.computeIfAbsent(key(candidate, scenario), k -> new ArrayList<>())
                                .add(
                                        context.run(
                                                candidate.name() + ", " + scenario,
                                                corruption,
                                                schedule,
                                                plan.improved(models),
                                                seed));
                    }
                }
            }
        }
        return runs;
    }

    private int framesPerSlot(String corruption, int slots) throws IOException {
        CorruptionFolder data = context.data();
        int frames = Math.max(1, data.size(corruption) / slots);
        return new ExperimentPlan(frames, plan.firstSeed(), plan.seedCount(), plan.options())
                .framesPerSlot(data, corruption, models);
    }

    private static String key(Candidate candidate, Scenario scenario) {
        return candidate.name() + " | " + scenario;
    }

    private Entry entry(String policy, Scenario scenario, List<Run> runs) {
        Map<Regime, Long> regimes = new EnumMap<>(Regime.class);
        for (Run run : runs) {
            for (AllocationSchedule.Slot slot : run.schedule().slots()) {
                SlotBudget budget = new SlotBudget(run.schedule().framesPerSlot(), slot.capacity());
                regimes.merge(Regime.of(slot.allocation(), budget, models.space()), 1L, Long::sum);
            }
        }
        int seeds = plan.seedCount();
        List<Double> means = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            List<Double> accuracies = new ArrayList<>();
            for (int i = seed; i < runs.size(); i += seeds) {
                accuracies.add(runs.get(i).accuracy());
            }
            means.add(Statistic.of(accuracies).mean());
        }
        return new Entry(
                policy,
                scenario,
                Statistic.of(means),
                Statistic.of(runs, run -> run.schedule().meanResolution()).mean(),
                Statistic.of(runs, run -> run.schedule().meanRatio()).mean(),
                regimes);
    }

    /** Name of the second ORRIC. */
    static String steep(double slope) {
        return "orric, L = " + slope;
    }
}
