// SPDX-License-Identifier: Apache-2.0
package io.orric.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.local.ChildJvm;
import io.orric.testutils.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveBenchmarkITCase {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    /** Status of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir private Path folder;
    private Path temporary;

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void everyFrameIsTimedOnceByTheJobAndByTheBareLoop() throws IOException {
        try (ChildJvm bench = bench("--seconds=3", "--warm-up=1", "--summary=live.json")) {
            assertThat(bench.await()).as(bench.tail()).isZero();
            assertThat(bench.tail()).contains("p95/bare").contains("at-least-once");
        }
        JsonNode summary = new ObjectMapper().readTree(folder.resolve("live.json").toFile());
        assertThat(summary.path("frames"))
                .extracting(frames -> frames.path("name").asText())
                .contains("bare loop", "at-least-once");
        assertThat(summary.path("frames"))
                .filteredOn(frames -> !frames.path("name").asText().endsWith("student alone"))
                .allSatisfy(frames -> assertThat(frames.path("sent").asInt()).isGreaterThan(50));
        assertThat(summary.path("frames"))
                .allSatisfy(frames -> assertThat(frames.path("lost").asInt()).isZero())
                .allSatisfy(frames -> assertThat(frames.path("doubled").asInt()).isZero());
        assertThat(summary.path("rows"))
                .hasSize(3 * summary.path("frames").size())
                .allSatisfy(row -> assertThat(row.path("ours").asDouble()).isPositive())
                .allSatisfy(row -> assertThat(row.path("ratio").asDouble()).isPositive());
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starting a broker", "bare loop: warming up"})
    void whoeverStopsItIsLeftNothing(String reached) {
        try (ChildJvm bench = bench()) {
            await().atMost(START_TIMEOUT)
                    .until(
                            () -> {
                                bench.requireAlive();
                                return bench.tail().contains(reached) && !children(bench).isEmpty();
                            });
            List<ProcessHandle> children = children(bench);

            // Not by way of its Process, which would close its standard input as well.
            assertThat(ProcessHandle.of(bench.pid()).orElseThrow().destroy()).isTrue();

            assertThat(bench.await()).isEqualTo(TERMINATED);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(bench.tail()).doesNotContain("orric:");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private static List<ProcessHandle> children(ChildJvm parent) {
        return ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
    }

    /** A benchmark of one guarantee, of a job that answers soon and closes its slots soon. */
    private ChildJvm bench(String... more) {
        List<String> arguments = new ArrayList<>(List.of("bench", "live"));
        arguments.add("--guarantee=at-least-once");
        arguments.add("-Dorric.slot.length=1 s");
        arguments.add("-Dorric.frames.silence=1 s");
        arguments.add("-Dorric.frames.out-of-orderness=300 ms");
        arguments.add("-Dorric.frames.clock-tolerance=300 ms");
        arguments.addAll(List.of(more));
        return Project.orric("bench")
                .jvm(List.of("-Dorric.home=" + Project.root(), "-Djava.io.tmpdir=" + temporary))
                .arguments(arguments)
                .startIn(folder);
    }
}
