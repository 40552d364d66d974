// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of a job on its brokers: there, or made. A job waits for a missing one and reports it
 * in a TaskManager's log only, so they are looked at before it is submitted.
 *
 * @param connection the brokers and the names
 */
public record JobTopics(KafkaConnection connection) {

    /** Time without an answer after which a broker counts as unreachable. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private static final String AUTO_CREATE = "auto.create.topics.enable";

    /** Partitions of the topics that have the records of every frame. */
    private static final int PARTITIONS = 4;

    private static final Duration FRAMES_RETENTION = Duration.ofHours(1);

    /** A request to the brokers. */
    @FunctionalInterface
    private interface Request<T> {
        T send(Admin admin) throws ExecutionException, InterruptedException;
    }

    /**
     * The topics of results that are missing and that the brokers do not create by themselves.
     *
     * @throws IOException if the brokers do not answer, or refuse this client
     */
    public List<String> missingResults() throws IOException, InterruptedException {
        KafkaTopics topics = connection.topics();
        List<String> results =
                List.of(topics.predictions(), topics.decisions(), topics.deadLetters());
        return ask(
                admin -> {
                    List<String> missing = missing(admin, results);
                    return missing.isEmpty() || createsTopics(admin) ? List.of() : missing;
                });
    }

    /**
     * The topics that are missing, of frames and capacities too.
     *
     * @throws IOException if the brokers do not answer, or refuse this client
     */
    public List<String> missing() throws IOException, InterruptedException {
        return ask(admin -> missing(admin, List.copyOf(definitions().keySet())));
    }

    /**
     * Creates all topics that are missing.
     *
     * @return their names
     * @throws IOException if the brokers do not answer, or refuse this client
     */
    public List<String> create() throws IOException, InterruptedException {
        Map<String, NewTopic> definitions = definitions();
        return ask(
                admin -> {
                    List<String> missing = missing(admin, List.copyOf(definitions.keySet()));
                    List<NewTopic> made = missing.stream().map(definitions::get).toList();
                    for (KafkaFuture<Void> topic : admin.createTopics(made).values().values()) {
                        awaitCreated(topic);
                    }
                    return missing;
                });
    }

    private static void awaitCreated(KafkaFuture<Void> topic)
            throws ExecutionException, InterruptedException {
        try {
            topic.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** All topics by their names, the same as those of {@code docker/compose.yaml}. */
    Map<String, NewTopic> definitions() {
        KafkaTopics topics = connection.topics();
        Map<String, NewTopic> definitions = new LinkedHashMap<>();
        add(
                definitions,
                topics.frames(),
                PARTITIONS,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(FRAMES_RETENTION.toMillis()),
                        // The job knows what to do with a camera whose clock is years ahead.
                        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                        String.valueOf(Long.MAX_VALUE)));
        add(
                definitions,
                topics.capacity(),
                1,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        add(definitions, topics.predictions(), PARTITIONS, Map.of());
        add(definitions, topics.decisions(), 1, Map.of());
        add(definitions, topics.deadLetters(), 1, Map.of());
        return definitions;
    }

    private static void add(
            Map<String, NewTopic> definitions,
            String name,
            int partitions,
            Map<String, String> config) {
        definitions.put(
                name,
                new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config));
    }

    private <T> T ask(Request<T> request) throws IOException, InterruptedException {
        try {
            Admin admin = Admin.create(connection.client(timeouts()));
            try {
                return request.send(admin);
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            throw silent(e.getCause() == null ? e : e.getCause());
        } catch (ExecutionException e) {
            throw silent(e.getCause());
        }
    }

    private static Map<String, Object> timeouts() {
        return Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "orric-submit",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ANSWER_TIMEOUT.toMillis() / 2),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
    }

    private static List<String> missing(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        Map<String, TopicState> present =
                TopicState.ask(admin, names, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        return names.stream().filter(name -> !present.containsKey(name)).toList();
    }

    private static boolean createsTopics(Admin admin)
            throws ExecutionException, InterruptedException {
        String broker = admin.describeCluster().controller().get().idString();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
        return Boolean.parseBoolean(
                admin.describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource)
                        .get(AUTO_CREATE)
                        .value());
    }

    private BrokerException silent(Throwable cause) {
        return new BrokerException(
                String.format(
                        "the Kafka brokers at %s do not answer here: %s",
                        connection.bootstrapServers(), cause.getMessage()),
                cause);
    }
}
