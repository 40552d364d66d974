// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.checkpoint.CheckpointCoordinator;
import org.apache.flink.runtime.source.coordinator.SourceCoordinator;
import org.apache.flink.runtime.source.coordinator.SourceCoordinatorContext;
import org.apache.kafka.clients.NetworkClient;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that say what a cluster's processes log, as Log4j reads them. */
class LogConfigurationTest {

    private static final Path CONF = Path.of("../conf");
    private static final String BACKGROUND = "log4j.properties";
    private static final String FOREGROUND = "log4j-console.properties";
    private static final int BURST = 60;

    @TempDir private Path folder;
    private LoggerContext context;

    /** As Flink's scripts set them; the console is another's. */
    @BeforeEach
    void setPropertiesOfScripts() {
        System.setProperty("log.file", folder.resolve("log").toString());
        System.setProperty("console.log.level", "OFF");
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
        System.clearProperty("log.file");
        System.clearProperty("console.log.level");
    }

    @Test
    void bothFilesHaveTheSameLoggers() throws IOException {
        assertThat(loggers(BACKGROUND)).hasSizeGreaterThan(10).isEqualTo(loggers(FOREGROUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKGROUND, FOREGROUND})
    void aKafkaClientInALoopLogsLittle(String file) {
        Logger client = logger(file, NetworkClient.class);
        for (int i = 0; i < 100_000; i++) {
            client.info("Rebootstrapping {}", i);
            client.warn("Connection to node {} could not be established", i);
        }
        client.error("authentication failed");

        assertThat(lines()).hasSizeBetween(BURST, 2 * BURST).last().asString().contains("failed");
        assertThat(lines()).noneMatch(line -> line.contains("Rebootstrapping"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKGROUND, FOREGROUND})
    void onlyCollisionsOfTheConnectorsMetricsAreLeftOut(String file) {
        Logger metrics = logger(file, MetricGroup.class);
        for (String name : List.of("pendingCommittables", "currentSendTime", "frames")) {
            metrics.warn(
                    "Name collision: Group already contains a Metric with the name '{}'. Metric"
                            + " will not be reported.[host, taskmanager]",
                    name);
        }

        assertThat(lines()).singleElement().asString().contains("'frames'");
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKGROUND, FOREGROUND})
    void onlyCheckpointsThatTellSomethingAreLogged(String file) {
        Logger checkpoints = logger(file, CheckpointCoordinator.class);
        checkpoints.info(
                "Triggering checkpoint 7 (type=CheckpointType{name='Checkpoint'}) @ 1 for job 2.");
        checkpoints.info("Completed checkpoint 7 for job 2 (1 bytes).");
        checkpoints.info("Triggering checkpoint 8 (type=SavepointType{name='Savepoint'}) @ 2");
        checkpoints.info("Restoring job 2 from Checkpoint 7.");
        Logger sources = context.getLogger(SourceCoordinator.class);
        sources.info("Marking checkpoint 7 as completed for source Source: Frames.");
        sources.info("Closing SourceCoordinator for source Source: Frames.");

        assertThat(lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Savepoint"),
                        line -> assertThat(line).contains("Restoring"),
                        line -> assertThat(line).contains("Closing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKGROUND, FOREGROUND})
    void failuresOfSourcesAreNotRepeatedWithTheirTraces(String file) {
        Logger failures = logger(file, SourceCoordinatorContext.class);
        for (int i = 0; i < 100; i++) {
            failures.error("Triggering job failover.", new IllegalStateException("brokers away"));
        }

        assertThat(lines())
                .filteredOn(line -> line.contains("Triggering job failover."))
                .hasSizeBetween(1, 8);
        assertThat(lines()).anyMatch(line -> line.contains("at io.orric.job."));
    }

    @ParameterizedTest
    @ValueSource(strings = {BACKGROUND, FOREGROUND})
    void aProcessKeepsAtMostSixtyMegabytes(String file) throws IOException {
        Logger anything = logger(file, LogConfigurationTest.class);
        String kilobyte = "x".repeat(1 << 10);
        for (int i = 0; i < 80 << 10; i++) {
            anything.info(kilobyte);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(LogConfigurationTest::size).sum())
                    .isBetween(50L << 20, 61L << 20);
        }
    }

    private Logger logger(String file, Class<?> of) {
        context = new LoggerContext(file, null, CONF.resolve(file).toUri());
        context.start();
        return context.getLogger(of);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> loggers(String file) throws IOException {
        return Files.readAllLines(CONF.resolve(file)).stream()
                .filter(line -> line.startsWith("logger."))
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
