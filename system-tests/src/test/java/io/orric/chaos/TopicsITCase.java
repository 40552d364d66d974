// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job whose topics come and go, and what it leaves at the brokers and in the TaskManager. */
@Tag("chaos")
class TopicsITCase {

    /** Longer than the pause between two looks of the watcher, and of the metrics. */
    private static final Duration LOOK_TIMEOUT = Duration.ofMinutes(2);

    private static final String ADMIN_THREAD = "kafka-admin-client-thread";

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("topics-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("topics-flink", 1, 1);

    @Test
    void aMissingTopicIsSaidInMetricAndLog() throws Exception {
        try (VideoJob job = new VideoJob("watched", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            awaitPredictions(ledger);
            String topic = job.topics().deadLetters();
            delete(topic);
            awaitMissing(job, 1);
            assertThat(taskManagerLog())
                    .contains("Kafka: topic '" + topic + "' is missing: create it");
            KAFKA.createTopic(topic, 1);
            awaitMissing(job, 0);
            assertThat(taskManagerLog()).contains("Kafka: topic '" + topic + "' is there");
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        }
    }

    @Test
    void restartsLeaveNoClientsAndNoNamesBehind() throws Exception {
        long taskManager = FLINK.taskManagerPid(FLINK.taskManagers().get(0));
        try (VideoJob job = new VideoJob("pooled", KAFKA, FLINK, 1);
                FrameLedger ledger = job.ledger()) {
            for (int run = 0; run < 3; run++) {
                job.submit(run == 0 ? null : job.cancel());
                awaitPredictions(ledger);
                for (int checkpoint = 0; checkpoint < 3; checkpoint++) {
                    job.awaitCheckpoint();
                }
                // The watcher's; those of the three sinks' writers are closed.
                assertThat(Threads.count(taskManager, ADMIN_THREAD)).isEqualTo(1);
            }
            job.cancel();
            assertThat(Threads.count(taskManager, ADMIN_THREAD)).isZero();
            assertThat(transactions())
                    .filteredOn(name -> name.startsWith("pooled/"))
                    .isNotEmpty()
                    .hasSizeLessThan(15)
                    .allMatch(name -> name.matches("pooled/pooled-[a-z-]+/-0-[0-9]"));
            Evidence.requireExactlyOnce("job cancelled and resumed twice", ledger);
        }
    }

    private static void awaitPredictions(FrameLedger ledger) {
        long begin = System.currentTimeMillis();
        try (Cameras cameras = new Cameras(ledger, 2, 20)) {
            ledger.awaitPredictionOfAFrameAfter(begin);
        }
    }

    private static void awaitMissing(VideoJob job, int topics) {
        await().atMost(LOOK_TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> FLINK.jobs().metricSum(job.id(), "orric.missingTopics") == topics);
    }

    private static void delete(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = KAFKA.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private static List<String> transactions() throws InterruptedException, ExecutionException {
        try (Admin admin = KAFKA.admin()) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
        }
    }

    private static String taskManagerLog() throws IOException {
        Path log = FLINK.folder().resolve(FLINK.taskManagers().get(0) + ".log");
        return Files.readString(log);
    }
}
