// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.concurrent.WorkerThread;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the job's topics and says in metrics and log what is wrong with them, which otherwise
 * shows as frames that do not come and results that nobody sees. It never fails the job, and while
 * the brokers are away it logs that once.
 */
final class TopicWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatcher.class);

    /** Pause between two looks. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** Time without an answer after which a look has failed. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaConnection connection;
    private final OperatorMetrics metrics;
    private final TopicHealth health;
    private final WorkerThread thread = new WorkerThread("topics");

    /** Kept from look to look, since a new client logs its configuration. Of the worker thread. */
    private Admin admin;

    /** Kind of the last look's failure; null if it succeeded. Of the worker thread. */
    private Class<?> failure;

    private TopicWatcher(KafkaConnection connection, OperatorMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
        health =
                new TopicHealth(
                        List.of(
                                connection.topics().frames(),
                                connection.topics().predictions(),
                                connection.topics().decisions(),
                                connection.topics().deadLetters()));
    }

    /**
     * Starts to watch.
     *
     * @param connection brokers and topics
     * @param metrics those of the operator it runs in
     */
    static TopicWatcher start(KafkaConnection connection, OperatorMetrics metrics) {
        TopicWatcher watcher = new TopicWatcher(connection, metrics);
        metrics.gauge(OrricMetric.MISSING_TOPICS, watcher.health::missingTopics);
        metrics.gauge(OrricMetric.UNAVAILABLE_PARTITIONS, watcher.health::unavailablePartitions);
        watcher.thread.execute(watcher::look);
        watcher.thread.executeEvery(PAUSE, watcher::look);
        return watcher;
    }

    /** Takes one look. Whatever happens is logged here: the executor would swallow it, and stop. */
    private void look() {
        try {
            if (admin == null) {
                admin = Admin.create(client());
            }
            Map<String, TopicState> states =
                    TopicState.ask(
                            admin, health.topics(), Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
            if (failure != null) {
                LOG.info("Kafka answers again: the topics are watched");
                failure = null;
            }
            for (TopicHealth.Message message : health.note(states)) {
                if (message.warning()) {
                    LOG.warn("Kafka: {}", message.text());
                } else {
                    LOG.info("Kafka: {}", message.text());
                }
            }
        } catch (InterruptedException | InterruptException e) {
            // The watcher is being closed.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            failed(e.getCause());
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void failed(Throwable cause) {
        metrics.count(OrricMetric.FAILED_TOPIC_CHECKS);
        if (cause.getClass() != failure) {
            failure = cause.getClass();
            LOG.warn(
                    "The topics cannot be watched, since the brokers at {} do not answer or refuse"
                            + " this client; it needs DESCRIBE on the topics. Further failures of this"
                            + " kind are counted only.",
                    connection.bootstrapServers(),
                    cause);
        }
    }

    private Map<String, Object> client() {
        return connection.client(
                Map.of(AdminClientConfig.CLIENT_ID_CONFIG, connection.groupId() + "-topics"));
    }

    /** Ends the thread and closes the client. */
    @Override
    public void close() {
        thread.stop();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
