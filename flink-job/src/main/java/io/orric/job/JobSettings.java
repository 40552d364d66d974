// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.cameras.DriftScript;
import io.orric.io.Footage;
import io.orric.io.RecordedFootage;
import io.orric.io.RecordedFrames;
import io.orric.io.Replay;
import io.orric.io.SyntheticFootage;
import io.orric.operator.CapacityModel;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SitePlan;
import io.orric.operator.SitePlans;
import io.orric.profile.ProfileFile;
import io.orric.retraining.ReplayBudget;
import io.orric.retraining.RetrainingQueue;
import io.orric.retraining.StatisticsAdaptation;
import io.orric.retraining.TrainingParameters;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The configuration of a job: every option read and checked once, before anything is submitted.
 *
 * @param profile what configurations yield and cost
 * @param policies the policies in play, each with a site of its own named after it
 * @param plans how each site is run
 * @param replay recorded frames to replay; empty where frames come from cameras
 * @param slotLength length of a slot
 * @param batchFrames most frames inferred together
 * @param student file of the base student
 * @param teacher file of the teacher
 * @param classes names of the models' outputs
 * @param input how pictures become model inputs
 * @param limits how large a picture may be
 * @param batchesInFlight most batches in the inference thread's hands
 * @param pollInterval how often inference looks for newer students; zero where batches are pinned
 * @param registryPath folder of the registry; null for a temporary one
 * @param keptVersions versions of a site that are kept
 * @param awaitRetraining whether inference waits for the student of the slot before
 * @param queue samples that may wait for training
 * @param training how students are trained
 * @param replayBudget how much of a sample's compute goes to remembered frames
 */
public record JobSettings(
        Profile profile,
        List<PolicyName> policies,
        SitePlans plans,
        Optional<Replay> replay,
        Duration slotLength,
        int batchFrames,
        Path student,
        Path teacher,
        ClassNames classes,
        ModelInput input,
        ImageLimits limits,
        int batchesInFlight,
        Duration pollInterval,
        String registryPath,
        int keptVersions,
        boolean awaitRetraining,
        RetrainingQueue queue,
        TrainingParameters training,
        ReplayBudget replayBudget) {

    /** Slots that policies look ahead where there is no end. */
    private static final long ENDLESS_HORIZON = 1000;

    /**
     * Reads and checks the options of a job.
     *
     * @throws IllegalArgumentException if an option is missing or out of range
     * @throws IOException if a file that an option names cannot be read
     */
    public static JobSettings read(ReadableConfig config) throws IOException {
        Settings settings = new Settings(config);
        Profile profile = ProfileFile.read(file(settings, JobOptions.PROFILE));
        Path student = file(settings, JobOptions.STUDENT);
        Path teacher = file(settings, JobOptions.TEACHER);
        ClassNames classes = classes(settings, student);
        Duration slotLength = settings.atLeast(OperatorOptions.SLOT_LENGTH, Duration.ofMillis(1));
        Optional<Replay> replay = replay(settings, classes, slotLength);
        List<PolicyName> policies = policies(settings, replay.isPresent());
        boolean await = awaitRetraining(settings);
        return new JobSettings(
                profile,
                policies,
                plans(settings, profile, policies, horizon(settings, replay, policies)),
                replay,
                slotLength,
                settings.intWithin(OperatorOptions.BATCH_FRAMES, 1, 4096),
                student,
                teacher,
                classes,
                input(config),
                new ImageLimits(
                        settings.get(JobOptions.MAX_IMAGE_BYTES).getBytes(),
                        settings.atLeastOne(JobOptions.MAX_IMAGE_PIXELS)),
                settings.intWithin(JobOptions.BATCHES_IN_FLIGHT, 1, 1024),
                await
                        ? Duration.ZERO
                        : settings.atLeast(JobOptions.POLL_INTERVAL, Duration.ofMillis(10)),
                settings.get(JobOptions.REGISTRY_PATH),
                settings.intWithin(JobOptions.REGISTRY_VERSIONS, 4, 100_000),
                await,
                new RetrainingQueue(
                        settings.intWithin(JobOptions.RETRAINING_QUEUE, 2, 1024), await),
                training(config),
                replayBudget(config, profile.space()));
    }

    /** The names of the sites, one for each policy. */
    public List<String> sites() {
        return policies.stream().map(PolicyName::toString).toList();
    }

    /** Side of the square at which students are trained: the profile's best. */
    public int trainingResolution() {
        return profile.space().bestInference().resolution();
    }

    private static Optional<Replay> replay(
            Settings settings, ClassNames classes, Duration slotLength) throws IOException {
        if (!settings.has(JobOptions.REPLAY_FRAMES)) {
            return Optional.empty();
        }
        int framesPerSlot = settings.intWithin(JobOptions.FRAMES_PER_SLOT, 1, 1_000_000);
        Footage footage = footage(settings, classes, framesPerSlot);
        long frames;
        try (RecordedFrames opened = footage.open()) {
            frames = opened.size();
        }
        if (settings.has(JobOptions.REPLAY_SLOTS)) {
            long slots = settings.atLeastOne(JobOptions.REPLAY_SLOTS);
            if (slots > frames / framesPerSlot) {
                throw Settings.outside(
                        JobOptions.REPLAY_SLOTS,
                        slots,
                        String.format(
                                "at most %d: %s has %d frames, %d go into a slot",
                                frames / framesPerSlot,
                                settings.get(JobOptions.REPLAY_FRAMES),
                                frames,
                                framesPerSlot));
            }
            frames = slots * framesPerSlot;
        }
        return Optional.of(
                new Replay(
                                footage,
                                frames,
                                framesPerSlot,
                                slotLength,
                                0,
                                settings.get(JobOptions.PACED))
                        .notBefore(System.currentTimeMillis()));
    }

    private static Footage footage(Settings settings, ClassNames classes, int framesPerSlot)
            throws IOException {
        String frames = settings.get(JobOptions.REPLAY_FRAMES);
        if (!frames.equals(SyntheticFootage.NAME)) {
            return new RecordedFootage(frames, classes);
        }
        return new SyntheticFootage(
                settings.get(OperatorOptions.SEED),
                settings.has(JobOptions.DRIFT)
                        ? DriftScript.read(file(settings, JobOptions.DRIFT))
                        : DriftScript.demo(),
                settings.atLeastOne(JobOptions.REPLAY_SLOTS) * framesPerSlot);
    }

    private static long horizon(
            Settings settings, Optional<Replay> replay, List<PolicyName> policies) {
        if (settings.has(OperatorOptions.HORIZON)) {
            return settings.atLeastOne(OperatorOptions.HORIZON);
        }
        if (replay.isEmpty() && policies.stream().anyMatch(PolicyName::endsWithTheHorizon)) {
            throw new IllegalArgumentException(
                    "option "
                            + OperatorOptions.HORIZON.key()
                            + " is not set, and the policy "
                            + policies.get(0)
                            + " must know how many slots there will be; for cameras that never stop"
                            + " take "
                            + PolicyName.ORRIC_ROLLING);
        }
        return replay.map(Replay::slots).orElse(ENDLESS_HORIZON);
    }

    /**
     * How students are trained by these options.
     *
     * @throws IllegalArgumentException if an option is out of range
     */
    public static TrainingParameters training(ReadableConfig config) {
        Settings settings = new Settings(config);
        return new TrainingParameters(
                (float) settings.doubleWithin(JobOptions.LEARNING_RATE, 0, 10),
                (float) settings.doubleWithin(JobOptions.MOMENTUM, 0, 1),
                settings.intWithin(JobOptions.TRAINING_BATCH, 2, 4096),
                settings.get(JobOptions.SOFT_LABELS),
                settings.doubleWithin(JobOptions.HELD_OUT, 0, 0.5),
                settings.doubleWithin(JobOptions.GATE_TOLERANCE, 0, 1),
                new StatisticsAdaptation(
                        settings.doubleWithin(JobOptions.STATISTICS_SHARE, 0, 0.9),
                        settings.intWithin(JobOptions.STATISTICS_FRAMES, 0, 1_000_000),
                        settings.intWithin(JobOptions.STATISTICS_BATCH, 2, 4096),
                        settings.get(JobOptions.STATISTICS_VARIATION),
                        classLimit(settings)));
    }

    private static double classLimit(Settings settings) {
        double limit = settings.doubleWithin(JobOptions.STATISTICS_CLASS_LIMIT, 0, 1000);
        if (limit > 0 && limit < 1) {
            throw Settings.outside(
                    JobOptions.STATISTICS_CLASS_LIMIT, limit, "0, or from 1 to 1000");
        }
        return limit;
    }

    /**
     * How much of a sample's compute goes to remembered frames by these options.
     *
     * @param space says what frames cost
     * @throws IllegalArgumentException if an option is out of range
     */
    public static ReplayBudget replayBudget(ReadableConfig config, ConfigurationSpace space) {
        Settings settings = new Settings(config);
        return new ReplayBudget(
                settings.intWithin(JobOptions.REPLAY_MEMORY, 0, 1_000_000),
                settings.doubleWithin(JobOptions.REPLAY_SHARE, 0, 0.9),
                space.labelledFrameCost() / space.trainedFrameCost());
    }

    private static boolean awaitRetraining(Settings settings) {
        return settings.has(JobOptions.AWAIT_RETRAINING)
                ? settings.get(JobOptions.AWAIT_RETRAINING)
                : settings.has(JobOptions.REPLAY_FRAMES) && !settings.get(JobOptions.PACED);
    }

    /**
     * How pictures become model inputs by these options.
     *
     * @throws IllegalArgumentException if an option is out of range
     */
    public static ModelInput input(ReadableConfig config) {
        Settings settings = new Settings(config);
        return new ModelInput(
                (float) settings.doubleWithin(JobOptions.MEAN, -1000, 1000),
                (float) settings.doubleWithin(JobOptions.STD, 1e-6, 1000));
    }

    private static ClassNames classes(Settings settings, Path student) throws IOException {
        Path file =
                settings.has(JobOptions.CLASSES)
                        ? Path.of(settings.get(JobOptions.CLASSES))
                        : student.resolveSibling("classes.txt");
        return ClassNames.read(existing(JobOptions.CLASSES, file));
    }

    private static List<PolicyName> policies(Settings settings, boolean replay) {
        PolicyName unset = replay ? PolicyName.ORRIC : PolicyName.ORRIC_ROLLING;
        List<String> names =
                settings.has(OperatorOptions.POLICIES)
                        ? settings.get(OperatorOptions.POLICIES)
                        : List.of(unset.toString());
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw Settings.outside(OperatorOptions.POLICIES, names, "different policies");
        }
        if (!replay && names.size() > 1) {
            throw Settings.outside(
                    OperatorOptions.POLICIES, names, "one policy: only replays compare several");
        }
        try {
            List<PolicyName> policies = names.stream().map(PolicyName::of).toList();
            if (!policies.stream().allMatch(PolicyName::studentInfers)) {
                throw Settings.outside(
                        OperatorOptions.POLICIES, names, "policies whose student infers");
            }
            return policies;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option " + OperatorOptions.POLICIES.key() + ": " + e.getMessage(), e);
        }
    }

    private static SitePlans plans(
            Settings settings, Profile profile, List<PolicyName> policies, long horizon) {
        CapacityModel capacity = capacity(settings, profile);
        Map<String, SitePlan> plans = new LinkedHashMap<>();
        for (PolicyName policy : policies) {
            plans.put(
                    policy.toString(),
                    new SitePlan(
                            policy.toString(),
                            policy.create(profile, horizon),
                            profile.space(),
                            capacity));
        }
        return policies.size() > 1
                ? (SitePlans & Serializable) plans::get
                : SitePlans.same(plans.get(policies.get(0).toString()));
    }

    private static CapacityModel capacity(Settings settings, Profile profile) {
        String text = settings.get(OperatorOptions.CAPACITY);
        if (text == null) {
            return CapacityModel.constant(
                    profile.space().bestInference().cost()
                            + profile.space().bestRetraining().cost());
        }
        try {
            return CapacityModel.parse(text, settings.get(OperatorOptions.SEED));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option " + OperatorOptions.CAPACITY.key() + ": " + e.getMessage(), e);
        }
    }

    private static Path file(Settings settings, ConfigOption<String> option) throws IOException {
        return existing(option, Path.of(settings.required(option)));
    }

    private static Path existing(ConfigOption<String> option, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    "option " + option.key() + " is " + file + ", which is not a file");
        }
        return file;
    }
}
