// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Frame;
import io.orric.kafka.CapacityRecord;
import io.orric.kafka.CapacitySplitter;
import io.orric.kafka.FrameRecord;
import io.orric.kafka.KafkaSettings;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.registry.ModelRegistry;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job with tiny models and without Kafka, fed with frames for ever, of one site or several. */
final class EndlessJob {

    static final String SITE = "north";
    static final double CAPACITY = 1e9;

    private static final long MILLIS_PER_FRAME = 20;

    private final TinySite site;
    private final List<String> sites;
    private final long millisPerFrame;
    private final Configuration config = new Configuration();

    /**
     * @param folder takes models and registry
     */
    EndlessJob(Path folder) throws Exception {
        this(folder, List.of(SITE), MILLIS_PER_FRAME);
    }

    /**
     * @param folder takes models and registry
     * @param sites sites that frames come from in turn
     * @param millisPerFrame time between two frames, milliseconds
     */
    EndlessJob(Path folder, List<String> sites, long millisPerFrame) throws Exception {
        this.site = new TinySite(folder);
        this.sites = List.copyOf(sites);
        this.millisPerFrame = millisPerFrame;
        JobOptions.STUDENT.set(config, site.files().student().toString());
        JobOptions.TEACHER.set(config, site.files().teacher().toString());
        OperatorOptions.PROFILE.set(config, site.files().profile().toString());
        JobOptions.REGISTRY_PATH.set(config, folder.resolve("registry").toUri().toString());
        OperatorOptions.SLOT_LENGTH.set(config, Duration.ofMillis(200));
        config.set(PipelineOptions.GENERIC_TYPES, false);
    }

    Configuration config() {
        return config;
    }

    ModelRegistry registry() {
        return site.registry();
    }

    JobSettings settings() throws Exception {
        return JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
    }

    /** Attaches it; predictions are written nowhere. */
    VideoAnalyticsPipeline.Outputs attach(StreamExecutionEnvironment env) throws Exception {
        DataStream<CapacityAnnouncement> capacities =
                OperatorIds.CAPACITIES.identify(
                        OperatorIds.CAPACITY_RECORDS
                                .identify(
                                        env.fromSource(
                                                capacities(),
                                                WatermarkStrategy.<CapacityRecord>noWatermarks()
                                                        .withIdleness(Duration.ofMillis(100)),
                                                "capacities"))
                                .process(new CapacitySplitter()));
        VideoAnalyticsPipeline.Outputs outputs = pipeline().attach(checked(env), capacities);
        OperatorIds.PREDICTIONS.identify(outputs.predictions().sinkTo(new DiscardingSink<>()));
        return outputs;
    }

    /** Attaches it without announced capacities, on what the machine has. */
    VideoAnalyticsPipeline.Outputs attachToTheMachine(StreamExecutionEnvironment env)
            throws Exception {
        VideoAnalyticsPipeline.Outputs outputs = pipeline().attach(checked(env));
        OperatorIds.PREDICTIONS.identify(outputs.predictions().sinkTo(new DiscardingSink<>()));
        return outputs;
    }

    /** Cancels a job and waits until its tasks have ended, which may still write files. */
    static void cancel(JobClient job) throws Exception {
        CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
        job.cancel().get();
        assertThat(result).failsWithin(Duration.ofMinutes(1));
    }

    private VideoAnalyticsPipeline pipeline() throws Exception {
        return new VideoAnalyticsPipeline(
                settings(), settings().slots().plans(), site.registry(), site.models());
    }

    private DataStream<Frame> checked(StreamExecutionEnvironment env) {
        return OperatorIds.CHECKED_FRAMES.identify(
                OperatorIds.FRAMES
                        .identify(
                                env.fromSource(
                                        frames(),
                                        WatermarkStrategy.<FrameRecord>forMonotonousTimestamps()
                                                .withTimestampAssigner(
                                                        (frame, time) -> frame.eventTime()),
                                        "frames"))
                        .process(KafkaSettings.read(config, false).checkedFrames()));
    }

    private DataGeneratorSource<FrameRecord> frames() {
        byte[] image = TinyModels.frames(1, 1).get(0).image();
        List<String> names = sites;
        long millis = millisPerFrame;
        return new DataGeneratorSource<>(
                index -> new FrameRecord(frame(names, index, index * millis, image), null),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(1000.0 / millis),
                TypeInformation.of(FrameRecord.class));
    }

    private static Frame frame(List<String> sites, long index, long time, byte[] image) {
        String site = sites.get((int) (index % sites.size()));
        return new Frame(site, "camera", time, image, null, "test", index);
    }

    private static DataGeneratorSource<CapacityRecord> capacities() {
        return new DataGeneratorSource<>(
                index -> new CapacityRecord(new CapacityAnnouncement(SITE, CAPACITY), null),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(1),
                TypeInformation.of(CapacityRecord.class));
    }
}
