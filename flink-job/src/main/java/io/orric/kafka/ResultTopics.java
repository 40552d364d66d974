// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Looks for the topics of a job's results. A job waits for a missing one and reports it in a
 * TaskManager's log only, so it is checked before the job is submitted.
 */
public final class ResultTopics {

    /** Time without an answer after which a broker counts as unreachable. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private static final String AUTO_CREATE = "auto.create.topics.enable";

    /**
     * The result topics that are missing and that the brokers do not create by themselves.
     *
     * @throws IOException if the brokers do not answer, or refuse this client
     */
    public static List<String> missing(KafkaConnection connection)
            throws IOException, InterruptedException {
        Map<String, Object> config =
                connection.client(
                        Map.of(
                                AdminClientConfig.CLIENT_ID_CONFIG,
                                "orric-submit",
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(ANSWER_TIMEOUT.toMillis() / 2),
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(ANSWER_TIMEOUT.toMillis())));
        try {
            Admin admin = Admin.create(config);
            try {
                List<String> missing = missing(admin, connection.topics());
                return missing.isEmpty() || createsTopics(admin) ? List.of() : missing;
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            throw silent(connection, e.getCause() == null ? e : e.getCause());
        } catch (ExecutionException e) {
            throw silent(connection, e.getCause());
        }
    }

    private static List<String> missing(Admin admin, KafkaTopics topics)
            throws ExecutionException, InterruptedException {
        List<String> names =
                List.of(topics.predictions(), topics.decisions(), topics.deadLetters());
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

    private static BrokerException silent(KafkaConnection connection, Throwable cause) {
        return new BrokerException(
                String.format(
                        "the Kafka brokers at %s do not answer here: %s",
                        connection.bootstrapServers(), cause.getMessage()),
                cause);
    }

    private ResultTopics() {}
}
