// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.operator.OperatorOptions;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.Test;

/** {@code conf/config.yaml}, as Flink reads it. */
class FlinkConfigurationTest {

    private static final MemorySize GIBIBYTE = MemorySize.ofMebiBytes(1024);

    private final Configuration config = GlobalConfiguration.loadConfiguration("../conf");

    @Test
    void nativeLibrariesComeFromOneClassLoader() {
        assertThat(CoreOptions.getParentFirstLoaderPatterns(config))
                .contains("ai.djl.", "ai.onnxruntime.", "org.bytedeco.", "java.");
    }

    @Test
    void memoryAddsUpAndLeavesRoomForPyTorch() {
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(config);
        assertThat(memory.getTaskOffHeapSize()).isEqualTo(GIBIBYTE);
        assertThat(memory.getManagedMemorySize()).isEqualTo(MemorySize.ZERO);
        assertThat(memory.getTaskHeapSize()).isGreaterThan(GIBIBYTE);
    }

    @Test
    void theJobManagerHasRoomForTheModelsThatItChecks() {
        JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(config);
        assertThat(memory.getJvmDirectMemorySize()).isGreaterThan(MemorySize.ofMebiBytes(400));
        assertThat(memory.getJvmHeapMemorySize()).isGreaterThan(MemorySize.ofMebiBytes(800));
        assertThat(memory.getTotalProcessMemorySize()).isLessThanOrEqualTo(GIBIBYTE.multiply(2));
    }

    @Test
    void checkpointsAreExactlyOnceAndKept() {
        assertThat(config.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(3))
                .isNotEqualTo(OperatorOptions.SLOT_LENGTH.read(new Configuration()));
        assertThat(config.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(config.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(config.get(CheckpointingOptions.CHECKPOINT_STORAGE)).isEqualTo("filesystem");
        assertThat(config.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).startsWith("file:///");
        assertThat(config.get(CheckpointingOptions.SAVEPOINT_DIRECTORY)).startsWith("file:///");
        assertThat(config.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
        assertThat(config.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
    }

    @Test
    void framesDoNotWaitForCompanyAndRecordsAreNotCopied() {
        assertThat(config.get(ExecutionOptions.BUFFER_TIMEOUT)).isLessThan(Duration.ofMillis(10));
        assertThat(config.get(PipelineOptions.OBJECT_REUSE)).isTrue();
    }

    @Test
    void aProcessThatRanOutOfMemoryEnds() {
        assertThat(config.get(TaskManagerOptions.KILL_ON_OUT_OF_MEMORY)).isTrue();
        assertThat(config.get(CoreOptions.FLINK_JM_JVM_OPTIONS))
                .contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void restartsGoOnForeverMoreAndMoreSlowly() {
        assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
        assertThat(
                        config.get(
                                RestartStrategyOptions
                                        .RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(
                        config.get(
                                RestartStrategyOptions
                                        .RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theWebInterfaceIsForThisMachineAlone() {
        assertThat(config.get(RestOptions.BIND_ADDRESS)).isEqualTo("localhost");
        assertThat(config.get(RestOptions.PORT)).isEqualTo(8081);
    }

    @Test
    void everyJvmGetsWhatFlinkOpens() {
        assertThat(config.get(CoreOptions.FLINK_JVM_OPTIONS).split(" "))
                .contains("-Dai.djl.offline=true")
                .allMatch(option -> option.startsWith("-D") || option.endsWith("=ALL-UNNAMED"));
    }
}
