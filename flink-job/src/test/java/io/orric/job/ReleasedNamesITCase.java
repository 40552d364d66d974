// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.kafka.KafkaSettings;
import io.orric.metrics.OrricMetric;
import io.orric.testutils.ReleasedNames;
import io.orric.testutils.SavedState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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

    @TempDir private Path folder;
    private EndlessJob endless;
    private Configuration config;

    @BeforeEach
    void soundOptions() throws Exception {
        endless = new EndlessJob(folder);
        config = endless.config();
    }

    @Test
    void operatorsKeepTheirUidsAndSideOutputsTheirIds() throws Exception {
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config)) {
            new VideoAnalyticsJob(env, endless.settings(), KafkaSettings.read(config, false))
                    .build();
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
            endless.attach(env);
            JobClient job = env.executeAsync();
            try {
                await().atMost(TIMEOUT).until(() -> predictions(reporter) > 0);
                // Those of the sites' retrainings come with the first sample.
                await().atMost(TIMEOUT)
                        .untilAsserted(
                                () ->
                                        assertThat(metrics(reporter))
                                                .map(metric -> metric.replace(": Writer", ""))
                                                .containsExactlyInAnyOrderElementsOf(
                                                        definedMetrics()));
                String savepoint =
                        job.triggerSavepoint(
                                        folder.resolve("savepoints").toUri().toString(),
                                        SavepointFormatType.CANONICAL)
                                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                Set<String> names = SavedState.read(savepoint);
                List<String> metrics = metrics(reporter).toList();
                names.addAll(metrics);
                ReleasedNames.assertKept(names, "state", "metric");
            } finally {
                EndlessJob.cancel(job);
            }
        }
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
                path.substring(Math.max(0, path.indexOf(".orric.")))
                        .replace(EndlessJob.SITE, "<site>"));
    }
}
