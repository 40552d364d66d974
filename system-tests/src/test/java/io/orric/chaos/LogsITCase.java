// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.Folders;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cluster's processes log by {@code conf/log4j-console.properties}. */
class LogsITCase {

    private static final Duration OUTAGE = Duration.ofMinutes(2);
    private static final long MEBIBYTE = 1 << 20;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("logs-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("logs-flink", 1, 1);

    @Tag("chaos")
    @Test
    void logsStaySmallWhileTheBrokersAreAway() {
        try (VideoJob job = new VideoJob("logs", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            long begin = System.currentTimeMillis();
            try (Cameras cameras = new Cameras(ledger, 2, 20)) {
                ledger.awaitPredictionOfAFrameAfter(begin);
            }
            KAFKA.stop();
            long jobManager = logged("jobmanager");
            long taskManager = logged("taskmanager");
            await().atMost(OUTAGE.multipliedBy(2)).pollDelay(OUTAGE).until(() -> true);
            long minutes = OUTAGE.toMinutes();
            long jobManagers = (logged("jobmanager") - jobManager) / minutes;
            long taskManagers = (logged("taskmanager") - taskManager) / minutes;
            Evidence.figure("brokers away", "JobManager log bytes a minute", jobManagers);
            Evidence.figure("brokers away", "TaskManager log bytes a minute", taskManagers);
            KAFKA.start();
            assertThat(jobManagers).isLessThan(MEBIBYTE);
            assertThat(taskManagers).isLessThan(MEBIBYTE);
        }
    }

    /** Bytes that the processes of this role wrote to their files, without what was rolled off. */
    private static long logged(String role) {
        return Folders.files(FLINK.folder()).stream()
                .filter(file -> file.getFileName().toString().contains(role))
                .filter(file -> file.getFileName().toString().contains(".file.log"))
                .mapToLong(LogsITCase::size)
                .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
