// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.kafka.CapacitySplitter;
import io.orric.operator.IdleSlotCloser;
import io.orric.options.Configurations;
import io.orric.options.Settings;
import io.orric.registry.ModelRegistry;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job that users submit to a Flink cluster: cameras' frames in through Kafka, predictions,
 * decisions and dead letters out. Takes {@code --conf FILE} and {@code -D key=value}.
 */
public final class VideoAnalyticsJob {

    private static final String NAME = "ORRIC video analytics";

    private final StreamExecutionEnvironment env;
    private final JobSettings settings;
    private final KafkaSettings kafka;

    private VideoAnalyticsJob(
            StreamExecutionEnvironment env, JobSettings settings, KafkaSettings kafka) {
        this.env = env;
        this.settings = settings;
        this.kafka = kafka;
    }

    /** Reads the configuration, installs the models in the registry and submits the job. */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration config = JobArguments.read(List.of(arguments), env.getConfiguration());
        Configurations.requireKnown(config, JobOptions.all());
        config.set(PipelineOptions.GENERIC_TYPES, false);
        env.configure(config);
        new VideoAnalyticsJob(
                        env,
                        settings(config),
                        KafkaSettings.read(
                                config, env.getCheckpointConfig().isCheckpointingEnabled()))
                .build();
        env.execute(config.getOptional(PipelineOptions.NAME).orElse(NAME));
    }

    /**
     * Reads and checks what a job on cameras needs.
     *
     * @throws IllegalArgumentException if an option is missing or out of range
     */
    public static JobSettings settings(Configuration config) throws IOException {
        Settings options = new Settings(config);
        String registry = options.required(JobOptions.REGISTRY_PATH);
        if (!new Path(registry).isAbsolute()) {
            throw Settings.outside(
                    JobOptions.REGISTRY_PATH,
                    registry,
                    "an absolute path that all task managers share, such as"
                            + " file:///var/lib/orric/registry");
        }
        return JobSettings.read(config, OptionalLong.empty(), false);
    }

    private void build() throws Exception {
        ModelRegistry registry =
                new ModelRegistry(settings.registryPath(), settings.keptVersions());
        SingleOutputStreamOperator<CapacityAnnouncement> capacities = capacities();
        VideoAnalyticsPipeline.Outputs outputs =
                new VideoAnalyticsPipeline(settings, registry, Models.install(settings, registry))
                        .attach(frames(), capacities);
        DataStream<DeadLetter> deadLetters =
                outputs.deadLetters()
                        .union(capacities.getSideOutput(CapacitySplitter.DEAD_LETTERS));
        sink(outputs.predictions(), kafka.connection().predictions(), OperatorIds.PREDICTIONS);
        sink(outputs.decisions(), kafka.connection().decisions(), OperatorIds.DECISIONS);
        sink(deadLetters, kafka.connection().deadLetters(), OperatorIds.DEAD_LETTERS);
    }

    private DataStream<Frame> frames() {
        DataStream<Frame> frames =
                OperatorIds.FRAMES.identify(
                        env.fromSource(
                                kafka.connection().frames(kafka.sites(), kafka.clockTolerance()),
                                WatermarkStrategy.<Frame>forBoundedOutOfOrderness(
                                                kafka.outOfOrderness())
                                        .withTimestampAssigner((frame, time) -> frame.captureTime())
                                        .withIdleness(kafka.silence()),
                                OperatorIds.FRAMES.operatorName()));
        return OperatorIds.SILENCE.identify(
                frames.transform(
                        OperatorIds.SILENCE.operatorName(),
                        TypeInformation.of(Frame.class),
                        new IdleSlotCloser(settings.slotLength(), kafka.silence())));
    }

    /** Announcements have no part in event time: they count from when they arrive. */
    private SingleOutputStreamOperator<CapacityAnnouncement> capacities() {
        return OperatorIds.CAPACITIES.identify(
                OperatorIds.CAPACITY_RECORDS
                        .identify(
                                env.fromSource(
                                        kafka.connection().capacities(),
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
