// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlinkClusterITCase {

    @RegisterExtension
    static final FlinkCluster FLINK =
            new FlinkCluster("flink-cluster-test", 1, 1).highlyAvailable();

    @Test
    void countsTheTaskManagersThatLive() {
        FLINK.killTaskManager(FLINK.taskManagers().get(0));
        FLINK.addTaskManager();
        FLINK.awaitTaskManagers();

        String left = FLINK.taskManagers().get(0);
        assertThat(FLINK.jobs().taskManagers()).containsExactly(left);
        assertThat(FlinkCluster.residentMemory(FLINK.taskManagerPid(left))).isPositive();
    }

    @Test
    void findsItsTaskManagersAfterTheJobManagerWasKilled() {
        FLINK.killJobManager();
        assertThat(FLINK.jobs().answers()).isFalse();
        FLINK.startJobManager();

        FLINK.awaitTaskManagers();
    }
}
