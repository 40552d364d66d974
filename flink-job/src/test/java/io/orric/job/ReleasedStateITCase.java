// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.SlotDecision;
import io.orric.operator.OperatorOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores the savepoints of released states, which are kept among the resources of the tests. Each
 * was taken in the middle of slot {@value #SAVED_SLOT} or later. When states change, the savepoints
 * stay, and one of the new states is added: run this with {@code -Dorric.savepoint.write=true}.
 */
class ReleasedStateITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int SAVED_SLOT = 5;
    private static final Path SAVEPOINTS = Path.of("src/test/resources/io/orric/savepoints");
    private static final String NEWEST = "2";

    private static final BlockingQueue<SlotDecision> DECISIONS = new LinkedBlockingQueue<>();

    @TempDir private Path folder;

    @Test
    void aSavepointOfReleasedStatesGoesOn() throws Exception {
        for (String version : Set.of("1", "2")) {
            Path savepoint = Files.createDirectory(folder.resolve("savepoint-" + version));
            Files.copy(
                    SAVEPOINTS.resolve(version).resolve("_metadata"),
                    savepoint.resolve("_metadata"));
            EndlessJob job = job();
            job.config().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
            try (StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(1, job.config())) {
                BlockingQueue<SlotDecision> decisions = decisions(job, env);
                JobClient client = env.executeAsync();
                SlotDecision first = next(decisions);
                SlotDecision second = next(decisions);
                assertThat(first.slot()).isGreaterThanOrEqualTo(SAVED_SLOT);
                assertThat(first.forecastFrames()).isEqualTo(10);
                assertThat(first.capacity()).isEqualTo(EndlessJob.CAPACITY);
                assertThat(first.frames())
                        .as("what was counted before the savepoint and what came after it")
                        .isEqualTo(10);
                assertThat(second.slot()).isEqualTo(first.slot() + 1);
                EndlessJob.cancel(client);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "orric.savepoint.write", matches = "true")
    void writeTheSavepointOfTheNewestStates() throws Exception {
        EndlessJob job = job();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, job.config())) {
            BlockingQueue<SlotDecision> decisions = decisions(job, env);
            JobClient client = env.executeAsync();
            while (next(decisions).slot() < SAVED_SLOT) {
                assertThat(client.getJobStatus().get().isTerminalState()).isFalse();
            }
            String savepoint =
                    client.stopWithSavepoint(
                                    false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            keep(Path.of(URI.create(savepoint)));
        }
    }

    private static void keep(Path savepoint) throws IOException {
        try (var files = Files.list(savepoint)) {
            assertThat(files).as("all state lies in the metadata").hasSize(1);
        }
        Path kept = Files.createDirectories(SAVEPOINTS.resolve(NEWEST));
        Files.deleteIfExists(kept.resolve("_metadata"));
        Files.copy(savepoint.resolve("_metadata"), kept.resolve("_metadata"));
    }

    private static SlotDecision next(BlockingQueue<SlotDecision> decisions) throws Exception {
        SlotDecision next = decisions.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("a decision within " + TIMEOUT).isNotNull();
        return next;
    }

    /** Decisions of the job, which runs in this JVM. */
    private static BlockingQueue<SlotDecision> decisions(
            EndlessJob job, StreamExecutionEnvironment env) throws Exception {
        DECISIONS.clear();
        OperatorIds.DECISIONS.identify(
                job.attach(env)
                        .decisions()
                        .process(
                                new ProcessFunction<SlotDecision, Void>() {
                                    private static final long serialVersionUID = 1L;

                                    @Override
                                    public void processElement(
                                            SlotDecision decision,
                                            Context context,
                                            Collector<Void> out) {
                                        DECISIONS.add(decision);
                                    }
                                })
                        .returns(Types.VOID));
        return DECISIONS;
    }

    private EndlessJob job() throws Exception {
        EndlessJob job = new EndlessJob(folder);
        Configuration config = job.config();
        OperatorOptions.SAMPLE_FRAMES.set(config, 4);
        // Small states lie in the metadata, so that a savepoint is one file.
        config.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        return job;
    }
}
