// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outage of the broker that is longer than the patience of its clients, which is a minute. */
@Tag("chaos")
class LongOutageITCase {

    private static final Duration OUTAGE_LENGTH = Duration.ofSeconds(150);
    private static final long KIBIBYTES_PER_MINUTE = 100;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("outage-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("outage-flink", 1, 1);

    @Test
    void costsNoFrameNoProcessAndLittleLog() {
        try (VideoJob job = new VideoJob("outage", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 5, 40)) {
                ledger.awaitPredictionOfAFrameAfter(0);
                job.awaitCheckpoint();
                // Cameras go on for a moment, so that there are transactions to abort.
                KAFKA.stop();
            }
            long jobManager = logBytes("jobmanager");
            long taskManager = logBytes("taskmanager-1");
            await().atMost(OUTAGE_LENGTH.plusMinutes(1)).pollDelay(OUTAGE_LENGTH).until(() -> true);
            long ofJobManager = perMinute(logBytes("jobmanager") - jobManager);
            long ofTaskManager = perMinute(logBytes("taskmanager-1") - taskManager);

            long started = System.currentTimeMillis();
            KAFKA.start();
            FLINK.awaitTaskManagers();
            long recovery;
            try (Cameras cameras = new Cameras(ledger, 5, 40)) {
                ledger.awaitPredictionOfAFrameAfter(started);
                recovery = System.currentTimeMillis() - started;
            }
            Evidence.requireExactlyOnce("Kafka broker stopped for 150 s", ledger, recovery);
            Evidence.note("KiB a minute: JobManager and TaskManager", ofJobManager, ofTaskManager);
            assertThat(ofJobManager).isLessThan(KIBIBYTES_PER_MINUTE);
            assertThat(ofTaskManager).isLessThan(KIBIBYTES_PER_MINUTE);
        }
    }

    private static long perMinute(long bytes) {
        return bytes * 60 / OUTAGE_LENGTH.toSeconds() / 1024;
    }

    /** What a process has logged so far, to its standard output. */
    private static long logBytes(String process) {
        try {
            return Files.size(FLINK.folder().resolve(process + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
