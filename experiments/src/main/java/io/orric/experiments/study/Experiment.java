// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.adaptation.PseudoLabelSgd;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.escalation.Escalation;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.operator.CapacityModel;
import io.orric.options.UsageException;
import io.orric.repertoire.RecallRules;
import io.orric.report.Setting;
import io.orric.retraining.RetrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Runs of policies and retrainings with every seed, and means over them. */
abstract class Experiment {

    /** Slots of a corruption in the paper. */
    private static final int PAPER_SLOTS = 50;

    final ExperimentContext context;
    final ModelFolder models;
    final ExperimentPlan plan;

    Experiment(ExperimentContext context, ExperimentPlan plan) {
        this.context = context;
        this.models = context.models();
        this.plan = plan;
    }

    /** The job's own retraining, as its options have it. */
    final Protocol retraining() {
        return new Protocol(
                RetrainingSettings.method(plan.options()),
                Optional.empty(),
                models.bestResolution());
    }

    /** The same, and the teacher is asked about what the student is least sure of. */
    final Protocol improved() {
        return new Protocol(
                RetrainingSettings.method(plan.options()),
                Optional.of(Escalation.DEFAULT),
                models.bestResolution());
    }

    /** The same, and students come back with the conditions they were adapted to. */
    final Protocol recalling() {
        return new Protocol(
                RetrainingSettings.method(plan.options()),
                Optional.of(Escalation.DEFAULT),
                true,
                Optional.of(RecallRules.DEFAULT),
                models.bestResolution());
    }

    /**
     * D of a corruption.
     *
     * @throws UsageException as {@link #checked}
     */
    final int framesPerSlot(String corruption) throws IOException {
        int frames = plan.framesPerSlot();
        return checked(
                frames == 0 ? context.data().size(corruption) / PAPER_SLOTS : frames, corruption);
    }

    /** Number of slots of a corruption. */
    final int slots(String corruption) throws IOException {
        return context.data().size(corruption) / framesPerSlot(corruption);
    }

    /**
     * Checks D before the work, not in the middle of it.
     *
     * @throws UsageException if there is not even one slot, or if a ratio of the profile would
     *     sample part of a frame, which could cost more than its slot has
     */
    final int checked(int framesPerSlot, String corruption) throws IOException {
        int size = context.data().size(corruption);
        if (framesPerSlot < 1 || framesPerSlot > size) {
            throw UsageException.format(
                    "--frames-per-slot is %d, must be from 1 to the %d frames of %s",
                    framesPerSlot, size, corruption);
        }
        for (RetrainingConfiguration configuration : models.space().retraining()) {
            double sample = configuration.ratio() * framesPerSlot;
            if (Math.abs(sample - Math.rint(sample)) > 1e-6) {
                throw UsageException.format(
                        "--frames-per-slot is %d, of which ratio %s is no whole number, give a"
                                + " multiple of 10 or 100",
                        framesPerSlot, configuration.ratio());
            }
        }
        return framesPerSlot;
    }

    /**
     * Runs a policy with every seed on the paper's compute: a frame may cost from what the student
     * takes to what the teacher takes.
     */
    final List<Run> onPaperCompute(
            String name, String corruption, PolicyMaker policy, Profile profile, Protocol protocol)
            throws IOException {
        int frames = framesPerSlot(corruption);
        int slots = slots(corruption);
        return runs(
                name,
                corruption,
                protocol,
                seed -> onPaperCompute(policy.create(profile, slots), frames, slots, seed));
    }

    /** Decisions of a policy on the paper's compute. */
    final AllocationSchedule onPaperCompute(
            AllocationPolicy policy, int frames, int slots, long seed) {
        ConfigurationSpace space = models.space();
        CapacityModel capacity =
                CapacityModel.uniform(space.bestStudent().cost(), space.teacherFrameCost(), seed);
        return AllocationSchedule.of(policy, capacity, frames, slots);
    }

    /** Carries out the schedule of every seed. */
    final List<Run> runs(
            String name,
            String corruption,
            Protocol protocol,
            LongFunction<AllocationSchedule> schedules)
            throws IOException {
        List<Run> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            runs.add(context.run(name, corruption, schedules.apply(seed), protocol, seed));
        }
        return runs;
    }

    /** The settings of the experiment, for its page. */
    final List<Setting> settings() {
        int frames = plan.framesPerSlot();
        String seeds = plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return List.of(
                new Setting("frames", context.data().toString()),
                new Setting("student", models.student() + ", sha-256 " + models.studentDigest()),
                new Setting("teacher", models.teacher() + ", sha-256 " + models.teacherDigest()),
                new Setting("frames per slot", frames == 0 ? "a fiftieth" : "" + frames),
                new Setting("seeds", seeds),
                new Setting("slope L", Double.toString(models.profile().slope())),
                new Setting("the job's retraining", retraining().method().toString()),
                new Setting("the paper's retraining", PseudoLabelSgd.PAPER.toString()));
    }

    /**
     * Mean accuracy over corruptions, over seeds.
     *
     * @param byCorruption of each corruption, the run of each seed
     */
    static Statistic accuracy(List<List<Run>> byCorruption) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < byCorruption.get(0).size(); i++) {
            int seed = i;
            means.add(Statistic.of(byCorruption, runs -> runs.get(seed).accuracy()).mean());
        }
        return Statistic.of(means);
    }

    /** Share of the given compute that runs used. */
    static double usedShare(List<List<Run>> byCorruption) {
        List<Run> all = byCorruption.stream().flatMap(List::stream).toList();
        return all.stream().mapToDouble(Run::computeUsed).sum()
                / all.stream().mapToDouble(Run::computeGiven).sum();
    }
}
