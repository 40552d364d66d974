// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.kafka.CapacitySplitter;
import io.orric.kafka.FrameRecord;
import io.orric.kafka.FrameSplitter;
import io.orric.kafka.KafkaOptions;
import io.orric.kafka.KafkaSettings;
import io.orric.lease.GroupLeaseFunction;
import io.orric.operator.SlotSettings;
import io.orric.options.OptionSet;
import io.orric.options.UsageException;
import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import io.orric.registry.ModelRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that users submit to a Flink cluster: cameras' frames in through Kafka, predictions,
 * decisions and dead letters out. Takes {@code --conf FILE} and {@code -D key=value}.
 */
public final class VideoAnalyticsJob {

    private static final Logger LOG = LoggerFactory.getLogger(VideoAnalyticsJob.class);
    private static final String PLAYBACK = "orric.playback.";
    private static final String NAME = "ORRIC video analytics";

    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(1);

    private final StreamExecutionEnvironment env;
    private final JobSettings settings;
    private final KafkaSettings kafka;

    VideoAnalyticsJob(StreamExecutionEnvironment env, JobSettings settings, KafkaSettings kafka) {
        this.env = env;
        this.settings = settings;
        this.kafka = kafka;
    }

    /**
     * Reads the configuration, installs the models in the registry and submits the job. Models that
     * 'orric submit' has put there are taken from there; it has checked them too, so that the
     * JobManager need not load them.
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration config = JobArguments.read(List.of(arguments), env.getConfiguration());
        OptionSet options = JobOptions.all();
        options.replaceFormerKeys(config, LOG::warn);
        removePlayback(config);
        options.requireKnown(config);
        config.set(PipelineOptions.GENERIC_TYPES, false);
        answerAtOnce(config);
        env.configure(withoutOwn(config));
        try (SubmittedFiles.Copies copies = SubmittedFiles.unpack(config)) {
            submit(env, config, !copies.exist());
        }
    }

    private static void submit(
            StreamExecutionEnvironment env, Configuration config, boolean checkModels)
            throws Exception {
        JobSettings settings = settings(config);
        KafkaSettings kafka =
                KafkaSettings.read(config, env.getCheckpointConfig().isCheckpointingEnabled());
        requireFreeGroup(config);
        if (checkModels) {
            ModelFiles.check(settings);
        }
        new VideoAnalyticsJob(env, inMilliseconds(settings), kafka).build();
        env.execute(name(config, kafka.connection().groupId()));
    }

    /** The options that Flink needs and may show: the job's own can have secrets in them. */
    private static Configuration withoutOwn(Configuration config) {
        Configuration flinks = new Configuration(config);
        config.keySet().stream().filter(OptionSet::isOwn).forEach(flinks::removeKey);
        return flinks;
    }

    /**
     * The settings with a profile in milliseconds, if they need one and have it in operations: the
     * student is timed here, and what the job measures corrects it soon.
     */
    private static JobSettings inMilliseconds(JobSettings settings) throws IOException {
        SlotSettings slots = settings.slots();
        if (!slots.needsMilliseconds()) {
            return settings;
        }
        double millis = ModelFiles.millisPerFrame(settings);
        LOG.warn(
                "The profile's costs are operations. The student takes {} ms a frame here at {}"
                        + " pixels; all costs are converted in proportion until the job has"
                        + " measured them. 'orric profile' writes one in milliseconds.",
                millis,
                slots.trainingResolution());
        return settings.with(slots.inMilliseconds(millis));
    }

    /**
     * Has frames go from task to task without waiting for company and without being copied, unless
     * the cluster or the user says otherwise.
     */
    private static void answerAtOnce(Configuration config) {
        if (!config.contains(ExecutionOptions.BUFFER_TIMEOUT)) {
            config.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
        }
        if (!config.contains(PipelineOptions.OBJECT_REUSE)) {
            config.set(PipelineOptions.OBJECT_REUSE, true);
        }
    }

    /** The name of the job: the user's or the default one, and its consumer group. */
    static String name(Configuration config, String group) {
        return config.getOptional(PipelineOptions.NAME).orElse(NAME) + nameSuffix(group);
    }

    /** The end of the name of every job of a consumer group. */
    public static String nameSuffix(String group) {
        return " (group " + group + ")";
    }

    /**
     * Checks that no job works for the consumer group, so that a second one is not even submitted.
     * In application mode with high availability this runs again for a job that exists, and whose
     * id is therefore fixed.
     *
     * @throws LeaseTakenException if another job works for it
     */
    public static void requireFreeGroup(Configuration config)
            throws IOException, InterruptedException {
        new GroupLease(
                        registryPath(config),
                        KafkaOptions.GROUP.read(config),
                        config.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, ""),
                        time -> Thread.sleep(time.toMillis()))
                .requireFree();
    }

    /**
     * Removes the options of './orric run', which may stand in the same file.
     *
     * @throws UsageException if a recording is to be played back
     */
    private static void removePlayback(Configuration config) {
        for (String key : config.keySet()) {
            if (key.startsWith(PLAYBACK)) {
                if (key.equals(PLAYBACK + "frames")) {
                    throw new UsageException(
                            "option " + key,
                            config.toMap().get(key),
                            "must be unset on a cluster, whose frames come from Kafka: './orric"
                                    + " run' plays recordings back, './orric feed' sends them to"
                                    + " Kafka");
                }
                config.removeKey(key);
            }
        }
    }

    /**
     * Reads and checks what a job on cameras needs.
     *
     * @throws UsageException if an option is missing or wrong
     */
    public static JobSettings settings(Configuration config) throws IOException {
        registryPath(config);
        return JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
    }

    /**
     * The registry of a job on cameras.
     *
     * @throws UsageException if its options are missing or wrong
     */
    public static ModelRegistry registry(Configuration config) {
        return new ModelRegistry(registryPath(config), JobOptions.REGISTRY_VERSIONS.read(config));
    }

    private static String registryPath(Configuration config) {
        String registry = JobOptions.REGISTRY_PATH.read(config);
        if (registry == null) {
            throw JobOptions.REGISTRY_PATH.notSet();
        }
        if (!new Path(registry).isAbsolute()) {
            throw JobOptions.REGISTRY_PATH.wrong(
                    registry,
                    "must be an absolute path that all TaskManagers share, such as"
                            + " file:///var/lib/orric/registry");
        }
        return registry;
    }

    /** Attaches the job to its environment. An operator without a uid is an error from here on. */
    void build() throws Exception {
        env.getConfig().disableAutoGeneratedUIDs();
        ModelRegistry registry =
                new ModelRegistry(
                        settings.registry().path().orElseThrow(),
                        settings.registry().keptVersions());
        SingleOutputStreamOperator<Frame> frames = frames();
        SingleOutputStreamOperator<CapacityAnnouncement> capacities = capacities();
        VideoAnalyticsPipeline.Outputs outputs =
                new VideoAnalyticsPipeline(
                                settings,
                                settings.slots().plans(),
                                registry,
                                ModelFiles.install(settings, registry))
                        .attach(frames, capacities);
        DataStream<DeadLetter> deadLetters =
                outputs.deadLetters()
                        .union(
                                frames.getSideOutput(FrameSplitter.DEAD_LETTERS),
                                capacities.getSideOutput(CapacitySplitter.DEAD_LETTERS));
        sink(outputs.predictions(), kafka.connection().predictions(), OperatorIds.PREDICTIONS);
        sink(outputs.decisions(), kafka.connection().decisions(), OperatorIds.DECISIONS);
        sink(deadLetters, kafka.connection().deadLetters(), OperatorIds.DEAD_LETTERS);
    }

    private SingleOutputStreamOperator<Frame> frames() {
        DataStream<FrameRecord> records =
                OperatorIds.FRAMES.identify(
                        env.fromSource(
                                kafka.frames(),
                                kafka.eventTime(),
                                OperatorIds.FRAMES.operatorName()));
        DataStream<FrameRecord> leased =
                OperatorIds.GROUP_LEASE.identify(
                        records.map(
                                new GroupLeaseFunction<>(
                                        settings.registry().path().orElseThrow(),
                                        kafka.connection().groupId()),
                                records.getType()));
        return OperatorIds.CHECKED_FRAMES.identify(leased.process(kafka.checkedFrames()));
    }

    /** Announcements have no part in event time: they count from when they arrive. */
    private SingleOutputStreamOperator<CapacityAnnouncement> capacities() {
        return OperatorIds.CAPACITIES.identify(
                OperatorIds.CAPACITY_RECORDS
                        .identify(
                                env.fromSource(
                                        kafka.connection().capacities(kafka.sites()),
                                        WatermarkStrategy.forGenerator(context -> new Timeless<>()),
                                        OperatorIds.CAPACITY_RECORDS.operatorName()))
                        .process(new CapacitySplitter()));
    }

    private static <T> void sink(DataStream<T> stream, Sink<T> sink, OperatorIds ids) {
        ids.identify(stream.sinkTo(sink));
    }

    /** Leaves event time to others. */
    private static final class Timeless<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T event, long time, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
