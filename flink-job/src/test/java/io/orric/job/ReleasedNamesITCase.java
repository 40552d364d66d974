// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Frame;
import io.orric.kafka.CapacityRecord;
import io.orric.kafka.CapacitySplitter;
import io.orric.kafka.FrameRecord;
import io.orric.kafka.FrameSplitter;
import io.orric.kafka.KafkaSettings;
import io.orric.metrics.OrricMetric;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.testutils.ReleasedNames;
import io.orric.testutils.SavedState;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the names that users rely on as they were released. What the job really has is compared
 * with {@code released-names.txt}.
 */
class ReleasedNamesITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String SITE = "north";

    @TempDir private Path folder;
    private TinySite site;
    private final Configuration config = new Configuration();

    @BeforeEach
    void soundOptions() throws Exception {
        site = new TinySite(folder);
        JobOptions.STUDENT.set(config, site.files().student().toString());
        JobOptions.TEACHER.set(config, site.files().teacher().toString());
        OperatorOptions.PROFILE.set(config, site.files().profile().toString());
        JobOptions.REGISTRY_PATH.set(config, folder.resolve("registry").toUri().toString());
        OperatorOptions.SLOT_LENGTH.set(config, Duration.ofMillis(200));
        config.set(PipelineOptions.GENERIC_TYPES, false);
    }

    @Test
    void operatorsKeepTheirUidsAndSideOutputsTheirIds() throws Exception {
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config)) {
            new VideoAnalyticsJob(env, settings(), KafkaSettings.read(config, false)).build();
            Set<String> names = new TreeSet<>();
            for (OperatorIds operator : OperatorIds.values()) {
                names.add("uid " + operator.uid());
            }
            for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
                String uid = node.getTransformationUID();
                names.add("uid " + uid);
                for (StreamEdge edge : node.getOutEdges()) {
                    if (edge.getOutputTag() != null) {
                        names.add("side-output " + uid + " " + edge.getOutputTag().getId());
                    }
                }
            }
            ReleasedNames.assertKept(names, "uid", "side-output");
        }
    }

    @Test
    void statesAndMetricsKeepTheirNames() throws Exception {
        InMemoryReporter reporter = InMemoryReporter.create();
        reporter.addToConfiguration(config);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config)) {
            attach(env);
            JobClient job = env.executeAsync();
            try {
                await().atMost(TIMEOUT).until(() -> predictions(reporter) > 0);
                String savepoint =
                        job.triggerSavepoint(
                                        folder.resolve("savepoints").toUri().toString(),
                                        SavepointFormatType.CANONICAL)
                                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                Set<String> names = SavedState.read(savepoint);
                List<String> metrics = metrics(reporter).toList();
                assertThat(metrics)
                        .map(metric -> metric.replace(": Writer", ""))
                        .containsExactlyInAnyOrderElementsOf(definedMetrics());
                names.addAll(metrics);
                ReleasedNames.assertKept(names, "state", "metric");
            } finally {
                job.cancel().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private JobSettings settings() throws Exception {
        return JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
    }

    /** The job without Kafka, fed with frames for ever. */
    private void attach(StreamExecutionEnvironment env) throws Exception {
        DataStream<Frame> frames =
                OperatorIds.CHECKED_FRAMES.identify(
                        OperatorIds.FRAMES
                                .identify(
                                        env.fromSource(
                                                frames(),
                                                WatermarkStrategy
                                                        .<FrameRecord>forMonotonousTimestamps()
                                                        .withTimestampAssigner(
                                                                (frame, time) -> frame.eventTime()),
                                                "frames"))
                                .process(
                                        new FrameSplitter(
                                                KafkaSettings.read(config, false).connection())));
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
        VideoAnalyticsPipeline.Outputs outputs =
                new VideoAnalyticsPipeline(
                                settings(),
                                settings().slots().plans(),
                                site.registry(),
                                site.models())
                        .attach(frames, capacities);
        OperatorIds.PREDICTIONS.identify(outputs.predictions().sinkTo(new DiscardingSink<>()));
    }

    private static DataGeneratorSource<FrameRecord> frames() {
        byte[] image = TinyModels.frames(1, 1).get(0).image();
        return new DataGeneratorSource<>(
                index ->
                        new FrameRecord(
                                new Frame(SITE, "camera", index * 20, image, null, "test", index),
                                null),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(50),
                TypeInformation.of(FrameRecord.class));
    }

    private static DataGeneratorSource<CapacityRecord> capacities() {
        return new DataGeneratorSource<>(
                index -> new CapacityRecord(new CapacityAnnouncement(SITE, 1e9), null),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(1),
                TypeInformation.of(CapacityRecord.class));
    }

    private static long predictions(InMemoryReporter reporter) {
        return reporter.getMetricsByGroup().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> OrricMetric.PREDICTIONS.path().endsWith("." + metric.getKey()))
                .mapToLong(metric -> ((Counter) metric.getValue()).getCount())
                .sum();
    }

    private static List<String> definedMetrics() {
        return Arrays.stream(OrricMetric.values())
                .map(
                        metric ->
                                String.format(
                                        "metric %s %s.%s",
                                        metric.kind().name().toLowerCase(Locale.ROOT),
                                        OperationsDocumentationTest.operatorName(metric),
                                        metric.path()))
                .toList();
    }

    /** Kind, operator and path of each of ORRIC's metrics. */
    private static Stream<String> metrics(InMemoryReporter reporter) {
        return reporter.getMetricsByGroup().entrySet().stream()
                .flatMap(
                        group ->
                                group.getValue().entrySet().stream()
                                        .map(m -> metric(group.getKey(), m.getKey(), m.getValue())))
                .filter(metric -> metric.contains(".orric."));
    }

    private static String metric(MetricGroup group, String name, Metric metric) {
        String operator = group.getAllVariables().getOrDefault("<operator_name>", "");
        String path = group.getMetricIdentifier(name);
        return String.format(
                "metric %s %s%s",
                metric.getMetricType().name().toLowerCase(Locale.ROOT),
                operator,
                path.substring(Math.max(0, path.indexOf(".orric."))).replace(SITE, "<site>"));
    }
}
