// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A job of two sites on a cluster whose processes have Flink's Prometheus reporter. */
final class MonitoredJob {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final KafkaBroker kafka;
    private final FlinkCluster flink;
    private String id;

    MonitoredJob(KafkaBroker kafka, FlinkCluster flink) {
        this.kafka = kafka;
        this.flink = flink;
    }

    static FlinkCluster cluster(String name) {
        FlinkCluster cluster = new FlinkCluster(name, 1, 1);
        // No process is killed here, so one that answers late on a busy machine is not given up.
        cluster.with("heartbeat.timeout", "50 s");
        return cluster;
    }

    String id() {
        return id;
    }

    /** Starts it, and feeds it until it has swapped in students and the condition is met. */
    void runUntil(BooleanSupplier condition, Path folder) {
        List.of("predictions", "decisions", "dead-letters")
                .forEach(topic -> kafka.createTopic(topic, 1));
        id = flink.jobs().submit(Project.jobJar(), options(), Optional.empty());
        await().atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> flink.jobs().allTasksRun(id));
        try (ChildJvm feed = feed(folder)) {
            await().atMost(TIMEOUT)
                    .until(
                            () -> {
                                feed.requireAlive();
                                return flink.jobs().metricSum(id, ".orric.modelSwaps") > 1
                                        && flink.jobs().checkpoints(id).completed() > 1
                                        && condition.getAsBoolean();
                            });
        }
    }

    private ChildJvm feed(Path folder) {
        return Project.orric("feed")
                .arguments(
                        List.of(
                                "feed",
                                "--conf=" + Project.root().resolve("conf/orric.yaml"),
                                "--bootstrap=" + kafka.bootstrapServers(),
                                "--cameras=2",
                                "--rate=10",
                                "--create-topic=2"))
                .startIn(folder);
    }

    private List<String> options() {
        Path models = Project.root().resolve("models/roadside");
        List<String> options = new ArrayList<>();
        for (String option :
                List.of(
                        "orric.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "orric.registry.path=" + flink.folder().resolve("registry"),
                        "orric.models.student=" + models.resolve("student.pt"),
                        "orric.models.teacher=" + models.resolve("teacher.pt"),
                        "orric.profile=" + models.resolve("profile.yaml"),
                        "orric.sites.cameras=cam-001:gate 1",
                        // Enough for the teacher to be asked about frames of both sites at once.
                        "orric.capacity=constant:450000000",
                        "orric.escalation.sure=1.01",
                        "orric.slot.length=1 s",
                        "orric.retraining.batch-norm.frames=16",
                        "execution.checkpointing.interval=1 s")) {
            options.addAll(List.of("-D", option));
        }
        return options;
    }
}
