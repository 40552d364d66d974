// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cluster.FlinkRest;
import io.orric.job.VideoAnalyticsJob;
import io.orric.kafka.JobTopics;
import io.orric.kafka.KafkaOptions;
import io.orric.kafka.KafkaSettings;
import io.orric.registry.LeaseTakenException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;

/** Checks of what a job finds of brokers, cluster and registry, before it is submitted. */
final class SubmissionCheck {

    private final Configuration config;
    private final FlinkRest flink;
    private final JobTopics topics;

    /**
     * @param config options of the job, which are sound
     * @param flink the cluster
     */
    SubmissionCheck(Configuration config, FlinkRest flink) throws IOException {
        this.config = config;
        this.flink = flink;
        this.topics = new JobTopics(KafkaSettings.read(config, true).connection());
    }

    /** The job's topics. */
    JobTopics topics() {
        return topics;
    }

    /**
     * Looks for the topics of results.
     *
     * @return what is wrong, with the remedy; empty if all are there
     * @throws IOException if the brokers do not answer here
     */
    Optional<String> missingTopics() throws IOException, InterruptedException {
        List<String> missing = topics.missingResults();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String brokers = KafkaOptions.BOOTSTRAP.read(config);
        return Optional.of(
                String.format(
                        "there is no topic '%s' at %s, create each, with --create-topics or: for"
                                + " topic in %s; do kafka-topics.sh --create --bootstrap-server %s"
                                + " --topic $topic; done",
                        String.join("', '", missing), brokers, String.join(" ", missing), brokers));
    }

    /**
     * Looks for a job of the consumer group on the cluster: two would each read all frames, also
     * under different registries.
     *
     * @return what is wrong, with the remedy; empty if there is none
     */
    Optional<String> otherJob() throws IOException {
        String group = KafkaOptions.GROUP.read(config);
        return flink.jobs().stream()
                .filter(job -> job.name().endsWith(VideoAnalyticsJob.nameSuffix(group)))
                .filter(job -> !job.hasEnded())
                .findFirst()
                .map(
                        job ->
                                String.format(
                                        "job %s of consumer group '%s' is on the cluster and is"
                                                + " %s: cancel it, set %s to another name, or give"
                                                + " --force",
                                        job.id(), group, job.state(), KafkaOptions.GROUP));
    }

    /**
     * Looks whether a job of the consumer group, on whatever cluster, works on the registry. Takes
     * five seconds if there was one.
     *
     * @return what is wrong, with the remedy; empty if there is none
     */
    Optional<String> otherHolder() throws IOException, InterruptedException {
        try {
            VideoAnalyticsJob.requireFreeGroup(config);
            return Optional.empty();
        } catch (LeaseTakenException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Compares the cluster's free task slots with those that the job takes.
     *
     * @return a warning, if there are too few
     */
    Optional<String> tooFewSlots() throws IOException {
        int needed = parallelism();
        JsonNode overview = flink.get("overview");
        int free = overview.path("slots-available").asInt();
        return free >= needed
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                "the job takes %d task slots (%s), and %d of the cluster's %d are"
                                        + " free: end a job or add a TaskManager, unless the"
                                        + " cluster starts TaskManagers by itself",
                                needed,
                                CoreOptions.DEFAULT_PARALLELISM.key(),
                                free,
                                overview.path("slots-total").asInt()));
    }

    /** The job's own parallelism, else that of the cluster. */
    private int parallelism() throws IOException {
        Optional<Integer> own = config.getOptional(CoreOptions.DEFAULT_PARALLELISM);
        if (own.isPresent()) {
            return own.get();
        }
        return StreamSupport.stream(flink.get("jobmanager/config").spliterator(), false)
                .filter(
                        entry ->
                                entry.path("key")
                                        .asText()
                                        .equals(CoreOptions.DEFAULT_PARALLELISM.key()))
                .mapToInt(entry -> entry.path("value").asInt(1))
                .findFirst()
                .orElse(1);
    }
}
