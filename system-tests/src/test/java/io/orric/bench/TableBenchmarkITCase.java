// SPDX-License-Identifier: Apache-2.0
package io.orric.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.Project;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableBenchmarkITCase {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /** Status of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir private Path folder;
    private Path temporary;

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void rowsAreMeasuredAndNothingIsLeft() throws IOException {
        try (ChildJvm bench = bench("infer-b1,job-32px", "--summary=bench.json")) {
            assertThat(bench.await()).as(bench.tail()).isZero();
            assertThat(bench.tail()).contains("infer-b1-64px").contains("ratio ≥ 0.85");
        }
        assertThat(folder.resolve("bench.json")).content().contains("\"job-32px\"");
        assertThat(temporary).isEmptyDirectory();
    }

    /** Stopped when the job runs, and when JMH's process does. */
    @ParameterizedTest
    @ValueSource(strings = {"job-32px", "decide"})
    void whoeverStopsItIsLeftNothing(String rows) {
        try (ChildJvm bench = bench(rows, "--rounds=1000000")) {
            await().atMost(START_TIMEOUT)
                    .until(
                            () -> {
                                bench.requireAlive();
                                return rows.equals("decide")
                                        ? !children(bench).isEmpty()
                                        : hasRegistry();
                            });
            List<ProcessHandle> children = children(bench);

            // Not by way of its Process, which would close its standard input as well.
            assertThat(ProcessHandle.of(bench.pid()).orElseThrow().destroy()).isTrue();

            assertThat(bench.await()).isEqualTo(TERMINATED);
            await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(bench.tail()).doesNotContain("orric:");
        }
        if (!rows.equals("decide")) {
            assertThat(temporary).isEmptyDirectory();
        }
    }

    /** Returns whether a job has been given its models. */
    private boolean hasRegistry() throws IOException {
        try (Stream<Path> files = Files.walk(temporary, 2)) {
            return files.anyMatch(file -> file.endsWith("registry"));
        }
    }

    private static List<ProcessHandle> children(ChildJvm parent) {
        return ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
    }

    private ChildJvm bench(String rows, String more) {
        List<String> jvm = new ArrayList<>(flinkNeeds());
        jvm.add("-Xmx1g");
        jvm.add("-Dorric.home=" + Project.root());
        jvm.add("-Djava.io.tmpdir=" + temporary);
        return Project.orric("bench")
                .classPath(Project.commandClassPath())
                .jvm(jvm)
                .arguments(List.of("bench", "--quick", "--rows=" + rows, more))
                .startIn(folder);
    }

    /** Options that open the JDK to Flink, as this JVM has them. */
    private static List<String> flinkNeeds() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList();
    }
}
