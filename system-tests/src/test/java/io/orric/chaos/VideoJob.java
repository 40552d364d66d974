// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.local.Folders;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The video analytics job as users submit it, with the roadside models, topics and a registry of
 * its own, and slots short enough for tests.
 */
final class VideoJob implements AutoCloseable {

    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(3);

    private final KafkaBroker kafka;
    private final FlinkCluster flink;
    private final JobTopics topics;
    private final Path registry;
    private final Map<String, String> options = new LinkedHashMap<>();
    private String id;

    /** A job of this name that is not submitted yet; its topics are made. */
    VideoJob(String name, KafkaBroker kafka, FlinkCluster flink, int partitions) {
        this.kafka = kafka;
        this.flink = flink;
        topics = JobTopics.of(name);
        registry = flink.folder().resolve("registries").resolve(name);
        kafka.createTopic(topics.frames(), partitions);
        kafka.createTopic(topics.capacity(), 1);
        // One partition each keeps the order in which results were written.
        kafka.createTopic(topics.predictions(), 1);
        kafka.createTopic(topics.decisions(), 1);
        kafka.createTopic(topics.deadLetters(), 1);
        models();
        connection(name);
        times();
    }

    /**
     * Has a cluster hand frames on as fast, and wait as long for a process that answers nothing, as
     * {@code conf/config.yaml} does; before its start.
     */
    static FlinkCluster live(FlinkCluster cluster) {
        cluster.with("execution.buffer-timeout.interval", "1 ms");
        cluster.with("pipeline.object-reuse", "true");
        cluster.with("heartbeat.interval", "10 s");
        cluster.with("heartbeat.timeout", "50 s");
        return cluster;
    }

    /** Sets an option, for the next submission. */
    VideoJob with(String key, String value) {
        options.put(key, value);
        return this;
    }

    JobTopics topics() {
        return topics;
    }

    /** The root of its model registry. */
    Path registry() {
        return registry;
    }

    String id() {
        return id;
    }

    /** A ledger of the frames that are sent to it; the caller closes it. */
    FrameLedger ledger() {
        return new FrameLedger(kafka, topics);
    }

    /** Submits it and waits until all its tasks run. */
    VideoJob submit() {
        return submit(null);
    }

    /** Submits it from a savepoint or checkpoint, null for none, and waits until its tasks run. */
    VideoJob submit(String savepoint) {
        List<String> arguments =
                options.entrySet().stream()
                        .flatMap(e -> List.of("-D", e.getKey() + "=" + e.getValue()).stream())
                        .toList();
        id = flink.jobs().submit(Project.jobJar(), arguments, Optional.ofNullable(savepoint));
        awaitRunning();
        return this;
    }

    /** Waits until all its tasks run. */
    void awaitRunning() {
        await().atMost(JOB_TIMEOUT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> flink.jobs().allTasksRun(id));
    }

    /** Waits until one more checkpoint is complete than were at the call. */
    void awaitCheckpoint() {
        long before = flink.jobs().checkpoints(id).completed();
        await().atMost(JOB_TIMEOUT).until(() -> flink.jobs().checkpoints(id).completed() > before);
    }

    /**
     * Waits until the retraining on the last slot of the default site has ended; those of earlier
     * slots have ended by then or gave way to it.
     */
    void awaitSettled() {
        Path records = registry.resolve("default/retraining");
        await().atMost(JOB_TIMEOUT)
                .until(
                        () ->
                                decisions().stream()
                                        .filter(each -> each.get("sampledFrames").asLong() > 0)
                                        .map(each -> each.get("slotEnd").asLong())
                                        .max(Comparator.naturalOrder())
                                        .map("%020d.json"::formatted)
                                        .filter(name -> Files.exists(records.resolve(name)))
                                        .isPresent());
    }

    /** Cancels it and gives its last checkpoint, which a submission may go on from. */
    String cancel() {
        flink.jobs().cancel(id);
        return flink.jobs().checkpoints(id).latestPath();
    }

    /** Cancels it if it runs. */
    @Override
    public void close() {
        if (id != null && !flink.jobs().ended(id)) {
            cancel();
        }
    }

    /** Stops it and gives the savepoint. */
    String stop() {
        return flink.jobs().stopWithSavepoint(id, flink.folder().resolve("savepoints"));
    }

    /** The parent of each kept version of a site's student, by version. */
    Map<Long, Long> parents(String site) {
        Map<Long, Long> parents = new TreeMap<>();
        for (long version : versions(site)) {
            try {
                JsonNode manifest =
                        Json.read(
                                Files.readAllBytes(
                                        version(site, version).resolve("manifest.json")));
                parents.put(version, manifest.get("parent").asLong());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parents;
    }

    /** Its committed decisions, in the order they were written. */
    List<JsonNode> decisions() {
        return kafka.readCommitted(topics.decisions()).stream()
                .map(message -> Json.read(message.value()))
                .toList();
    }

    /** The TaskManager that its tasks run on, where that is one. */
    String taskManager() {
        return flink.jobs().taskManagersOf(id).iterator().next();
    }

    /** Published versions of a site's student, oldest first; the site's name must be harmless. */
    List<Long> versions(String site) {
        Path folder = registry.resolve(site);
        if (!Files.exists(folder)) {
            return List.of();
        }
        return Folders.files(folder).stream()
                .filter(file -> file.endsWith("manifest.json"))
                .filter(file -> !Files.exists(file.resolveSibling("annulled")))
                .map(file -> file.getParent().getFileName().toString())
                .map(name -> Long.valueOf(name.substring(1)))
                .sorted()
                .toList();
    }

    /** Folder of a version of a site's student, whether it exists or not. */
    Path version(String site, long version) {
        return registry.resolve(site).resolve("v%08d".formatted(version));
    }

    /** Takes student, teacher and profile from a folder, for the next submission. */
    VideoJob withModels(Path folder) {
        with("orric.profile", folder.resolve("profile.yaml").toString());
        with("orric.models.student", folder.resolve("student.pt").toString());
        return with("orric.models.teacher", folder.resolve("teacher.pt").toString());
    }

    private void models() {
        withModels(Project.root().resolve("models/roadside"));
        with("orric.registry.path", registry.toUri().toString());
        // The best resolution, and beside it retraining on some of the frames.
        with("orric.capacity", "constant:45000000");
    }

    private void connection(String name) {
        with("pipeline.name", name);
        with("orric.kafka.bootstrap-servers", kafka.bootstrapServers());
        with("orric.kafka.group-id", name);
        with("orric.kafka.topics.frames", topics.frames());
        with("orric.kafka.topics.capacity", topics.capacity());
        with("orric.kafka.topics.predictions", topics.predictions());
        with("orric.kafka.topics.decisions", topics.decisions());
        with("orric.kafka.topics.dead-letters", topics.deadLetters());
    }

    private void times() {
        with("execution.checkpointing.interval", "1 s");
        with("orric.slot.length", "1 s");
        with("orric.frames.out-of-orderness", "300 ms");
        with("orric.frames.clock-tolerance", "300 ms");
        with("orric.inference.poll-interval", "200 ms");
    }
}
