// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;

class FlinkProcessesTest {

    private final Configuration config =
            GlobalConfiguration.loadConfiguration(Path.of("../conf").toString());

    @Test
    void aTaskManagerHasTheMemoryAndTheOptionsOfTheProjectsConfiguration() {
        FlinkProcesses.CommandLine taskManager = FlinkProcesses.taskManager(config);

        assertThat(taskManager.jvm())
                .contains("-XX:+AlwaysPreTouch", "-Dai.djl.offline=true")
                .contains("--add-opens=java.base/java.nio=ALL-UNNAMED")
                .anyMatch(option -> option.startsWith("-Xmx"))
                .anyMatch(option -> option.startsWith("-XX:MaxDirectMemorySize="));
        assertThat(taskManager.arguments())
                .contains("taskmanager.memory.task.off-heap.size=1073741824b");
    }

    @Test
    void aJobManagerHasOptionsOfItsOwn() {
        config.setString("env.java.opts.jobmanager", "-Xshare:off");
        config.setString("jobmanager.memory.heap.size", "300m");
        config.removeKey("jobmanager.memory.process.size");

        assertThat(FlinkProcesses.jobManager(config).jvm())
                .contains("-Xshare:off", "-Xmx" + (300 << 20))
                .doesNotContain("-XX:+AlwaysPreTouch");
        assertThat(FlinkProcesses.taskManager(config).jvm()).doesNotContain("-Xshare:off");
    }

    @Test
    void theDefaultOptionsOfAClusterComeBeforeThoseOfTheUser() {
        config.setString("env.java.default-opts.all", "-XX:+UseSerialGC");
        config.setString("env.java.default-opts.jobmanager", "-XX:TieredStopAtLevel=1");

        assertThat(FlinkProcesses.jobManager(config).jvm())
                .containsSubsequence(
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError");
        assertThat(FlinkProcesses.taskManager(config).jvm())
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }
}
