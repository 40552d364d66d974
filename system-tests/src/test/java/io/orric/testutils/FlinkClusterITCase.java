// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlinkClusterITCase {

    @RegisterExtension
    static final FlinkCluster FLINK =
            new FlinkCluster("flink-cluster-test", 1, 1).highlyAvailable();

    @Test
    void countsTheTaskManagersThatLive() {
        FLINK.addTaskManager();
        FLINK.killTaskManager(0);
        FLINK.awaitTaskManagers(1);

        assertThat(FLINK.taskManagerPids()).hasSize(1);
        assertThat(FlinkCluster.residentMemory(FLINK.taskManagerPids().get(0))).isPositive();
    }

    @Test
    void findsItsTaskManagersAfterTheJobManagerWasKilled() {
        int taskManagers = FLINK.taskManagerPids().size();
        FLINK.killJobManager();
        assertThat(FLINK.rest().answers()).isFalse();
        FLINK.startJobManager();

        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> FLINK.rest().taskManagers() == taskManagers);
    }
}
