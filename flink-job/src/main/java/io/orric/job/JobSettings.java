// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.adaptation.ReplayBudget;
import io.orric.adaptation.StatisticsAdaptation;
import io.orric.adaptation.TrainingParameters;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.operator.CapacityModel;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SitePlan;
import io.orric.operator.SitePlans;
import io.orric.options.Settings;
import io.orric.profile.ProfileFile;
import io.orric.retraining.RetrainingQueue;
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
import java.util.OptionalLong;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The configuration of a job: every option read and checked once, before anything is submitted.
 *
 * @param profile what configurations yield and cost
 * @param policies the policies in play, each with a site of its own named after it
 * @param plans how each site is run
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
     * @param slots slots of the recording that is played back; empty where frames come from cameras
     * @param paced whether it is played back at a camera's pace
     * @throws IllegalArgumentException if an option is missing or out of range
     * @throws IOException if a file that an option names cannot be read
     */
    public static JobSettings read(ReadableConfig config, OptionalLong slots, boolean paced)
            throws IOException {
        Settings settings = new Settings(config);
        Profile profile = ProfileFile.read(file(settings, JobOptions.PROFILE));
        Path student = file(settings, JobOptions.STUDENT);
        Path teacher = file(settings, JobOptions.TEACHER);
        ClassNames classes = classes(settings, student);
        Duration slotLength = settings.atLeast(OperatorOptions.SLOT_LENGTH, Duration.ofMillis(1));
        List<PolicyName> policies = policies(settings, slots.isPresent());
        boolean await = awaitRetraining(settings, slots.isPresent() && !paced);
        return new JobSettings(
                profile,
                policies,
                plans(settings, profile, policies, horizon(settings, slots, policies)),
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

    private static long horizon(Settings settings, OptionalLong slots, List<PolicyName> policies) {
        if (settings.has(OperatorOptions.HORIZON)) {
            return settings.atLeastOne(OperatorOptions.HORIZON);
        }
        if (slots.isEmpty() && policies.stream().anyMatch(PolicyName::endsWithTheHorizon)) {
            throw new IllegalArgumentException(
                    "option "
                            + OperatorOptions.HORIZON.key()
                            + " is not set, and the policy "
                            + policies.get(0)
                            + " must know how many slots there will be; for cameras that never stop"
                            + " take "
                            + PolicyName.ORRIC_ROLLING);
        }
        return slots.orElse(ENDLESS_HORIZON);
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

    private static boolean awaitRetraining(Settings settings, boolean unset) {
        return settings.has(JobOptions.AWAIT_RETRAINING)
                ? settings.get(JobOptions.AWAIT_RETRAINING)
                : unset;
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

    /** Names of the models' outputs by these options. */
    public static ClassNames classes(ReadableConfig config) throws IOException {
        Settings settings = new Settings(config);
        return classes(settings, file(settings, JobOptions.STUDENT));
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

    public static Path file(Settings settings, ConfigOption<String> option) throws IOException {
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
