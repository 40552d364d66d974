// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.options.UsageException;
import io.orric.profile.CostUnit;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.ProfileFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the slot operator.
 *
 * @param length length of a slot
 * @param batchFrames maximum number of frames inferred together
 * @param timing when slots are decided
 * @param overload answer to frames that the capacity does not pay for
 * @param sample bounds of a sample
 * @param profile accuracies and costs of the configurations
 * @param unit unit of these costs
 * @param corrected whether costs are corrected by what is measured while the job runs
 * @param slopeCorrected whether the slope of the learning curve is corrected, where costs are
 * @param escalation use of second opinions
 * @param policies the policies; where there are several, each has a site named after it
 * @param capacity compute of each slot
 * @param horizon planning horizon T in slots that the user has set
 */
public record SlotSettings(
        Duration length,
        int batchFrames,
        SlotTiming timing,
        OverloadAnswer overload,
        SampleLimits sample,
        Profile profile,
        CostUnit unit,
        boolean corrected,
        boolean slopeCorrected,
        EscalationMode escalation,
        List<PolicyName> policies,
        CapacityModel capacity,
        OptionalLong horizon) {

    /** Origin of the frames, which decides what is possible and what is sensible. */
    public enum Source {
        /** Streams without end. */
        CAMERAS(PolicyName.ORRIC_ROLLING, SlotTiming.AT_START, 512, 16L << 20),
        /** Recordings, which end and can be played back with several policies. */
        RECORDING(PolicyName.ORRIC, SlotTiming.AT_END, Integer.MAX_VALUE, Long.MAX_VALUE);

        private final PolicyName defaultPolicy;
        private final SlotTiming defaultTiming;
        private final int defaultSampleFrames;
        private final long defaultSampleBytes;

        Source(
                PolicyName defaultPolicy,
                SlotTiming defaultTiming,
                int defaultSampleFrames,
                long defaultSampleBytes) {
            this.defaultPolicy = defaultPolicy;
            this.defaultTiming = defaultTiming;
            this.defaultSampleFrames = defaultSampleFrames;
            this.defaultSampleBytes = defaultSampleBytes;
        }
    }

    /** Look-ahead window in slots where there is no end. */
    private static final long ENDLESS_HORIZON = 1000;

    /**
     * Reads the options.
     *
     * @throws UsageException if an option is missing or wrong
     * @throws IOException if the profile cannot be read
     */
    public static SlotSettings read(ReadableConfig config, Source source) throws IOException {
        MeasuredProfile profile = profile(config);
        CapacityModel capacity = capacity(config, source, profile);
        List<PolicyName> policies = policies(config, source);
        OptionalLong horizon =
                OperatorOptions.HORIZON.find(config).stream().mapToLong(slots -> slots).findFirst();
        if (source == Source.CAMERAS && horizon.isEmpty() && policies.get(0).endsWithTheHorizon()) {
            throw UsageException.format(
                    "option %s is not set, but policy %s needs the number of slots; for endless"
                            + " streams choose %s",
                    OperatorOptions.HORIZON, policies.get(0), PolicyName.ORRIC_ROLLING);
        }
        return new SlotSettings(
                OperatorOptions.SLOT_LENGTH.read(config),
                OperatorOptions.BATCH_FRAMES.read(config),
                OperatorOptions.SLOT_DECIDE.find(config).orElse(source.defaultTiming),
                OperatorOptions.OVERLOAD.read(config),
                new SampleLimits(
                        OperatorOptions.SAMPLE_FRAMES
                                .find(config)
                                .orElse(source.defaultSampleFrames),
                        OperatorOptions.SAMPLE_BYTES
                                .find(config)
                                .map(MemorySize::getBytes)
                                .orElse(source.defaultSampleBytes)),
                profile.profile(),
                profile.unit(),
                source == Source.CAMERAS
                        && profile.unit() == CostUnit.MILLISECONDS
                        && capacity.isOfSlots(),
                OperatorOptions.CORRECT_SLOPE.read(config),
                OperatorOptions.ESCALATION.read(config),
                policies,
                capacity,
                horizon);
    }

    private static MeasuredProfile profile(ReadableConfig config) throws IOException {
        Path file = OperatorOptions.PROFILE.readFile(config);
        try {
            MeasuredProfile measured = ProfileFile.readMeasured(file);
            return OperatorOptions.ESCALATION.read(config) == EscalationMode.NONE
                    ? measured.withoutEscalation()
                    : measured;
        } catch (IllegalArgumentException e) {
            throw OperatorOptions.PROFILE.wrong(e);
        }
    }

    private static List<PolicyName> policies(ReadableConfig config, Source source) {
        List<String> names =
                OperatorOptions.POLICIES
                        .find(config)
                        .orElse(List.of(source.defaultPolicy.toString()));
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw OperatorOptions.POLICIES.wrong(names, "must be different policies");
        }
        if (source == Source.CAMERAS && names.size() > 1) {
            throw OperatorOptions.POLICIES.wrong(
                    names, "must be one policy: only recordings compare several");
        }
        List<PolicyName> policies;
        try {
            policies = names.stream().map(PolicyName::of).toList();
        } catch (IllegalArgumentException e) {
            throw OperatorOptions.POLICIES.wrong(e);
        }
        if (!policies.stream().allMatch(PolicyName::studentInfers)) {
            throw OperatorOptions.POLICIES.wrong(names, "must be policies whose student infers");
        }
        return policies;
    }

    private static CapacityModel capacity(
            ReadableConfig config, Source source, MeasuredProfile profile) {
        if (!OperatorOptions.CAPACITY.isSet(config)) {
            ConfigurationSpace space = profile.profile().space();
            return source == Source.CAMERAS
                    ? CapacityModel.cores(Double.POSITIVE_INFINITY)
                    : CapacityModel.constant(
                            space.bestInference().cost() + space.bestRetraining().cost());
        }
        CapacityModel capacity =
                OperatorOptions.CAPACITY.parse(
                        config,
                        text -> CapacityModel.parse(text, OperatorOptions.SEED.read(config)));
        if (source == Source.RECORDING && capacity instanceof CoreCapacity cores) {
            if (profile.unit() != CostUnit.MILLISECONDS) {
                throw OperatorOptions.CAPACITY.wrong(
                        OperatorOptions.CAPACITY.read(config),
                        "takes a profile in milliseconds where recordings are played back;"
                                + " 'orric profile' measures one");
            }
            // Every site of a recording has a machine of its own, so that they can be compared.
            return CapacityModel.fixed(
                    cores.cores() * OperatorOptions.SLOT_LENGTH.read(config).toMillis());
        }
        return capacity;
    }

    /** Whether the profile has to be converted before slots can be decided by it. */
    public boolean needsMilliseconds() {
        return unit != CostUnit.MILLISECONDS && capacity instanceof CoreCapacity;
    }

    /**
     * The same with costs in milliseconds, which are corrected while the job runs.
     *
     * @param millis what the profile's best inference takes on this machine, milliseconds of a core
     */
    public SlotSettings inMilliseconds(double millis) {
        double factor = millis / profile.space().bestStudent().cost();
        ConfigurationSpace space = profile.space().scaled(factor);
        return new SlotSettings(
                length,
                batchFrames,
                timing,
                overload,
                sample,
                new Profile(space, profile.maxAccuracy(), profile.slope()),
                CostUnit.MILLISECONDS,
                true,
                slopeCorrected,
                escalation,
                policies,
                capacity,
                horizon);
    }

    /** The names of the sites, one for each policy. */
    public List<String> sites() {
        return policies.stream().map(PolicyName::toString).toList();
    }

    /** Side of the square at which students are trained, pixels: the profile's best. */
    public int trainingResolution() {
        return profile.space().bestStudent().resolution();
    }

    /** Sides of the squares at which students infer, pixels. */
    public List<Integer> resolutions() {
        return profile.space().inference().stream()
                .map(InferenceConfiguration::resolution)
                .distinct()
                .toList();
    }

    /** The plans for an endless stream. */
    public SitePlans plans() {
        return plans(ENDLESS_HORIZON);
    }

    /** The plans for a stream of that many slots, unless the user has set the horizon. */
    public SitePlans plans(long slots) {
        Map<String, SitePlan> plans = new LinkedHashMap<>();
        for (PolicyName name : policies) {
            long planned = horizon.orElse(slots);
            PolicyFactory maker = measured -> name.create(measured, planned);
            String site = name.toString();
            // The other policies stay what the paper compares with.
            boolean escalating = escalation == EscalationMode.LEFT_OVER && name.isOrric();
            plans.put(site, new SitePlan(site, maker, profile, capacity, escalating));
        }
        return policies.size() > 1 ? plans::get : SitePlans.same(plans.values().iterator().next());
    }
}
