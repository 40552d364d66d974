// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.testutils.RecordedMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the watcher, and of the connector's clients, without brokers. */
class TopicWatcherTest {

    private final RecordedMetrics metrics = new RecordedMetrics();

    @ParameterizedTest
    @CsvSource({
        "nowhere.invalid:9092, default.api.timeout.ms, 1000",
        "localhost:1, request.timeout.ms, 500",
        "localhost:1, request.timeout.ms, many"
    })
    void failuresAreCountedAndNothingIsLeftBehind(String brokers, String key, String value) {
        String group = "watched-" + brokers.hashCode() + value;
        TopicWatcher watcher =
                TopicWatcher.start(
                        connection(brokers, group, Map.of(key, value)),
                        OperatorMetrics.of(metrics, OrricMetric.Operator.CHECKED_FRAMES));
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> metrics.count("failedTopicChecks") > 0);
            assertThat(metrics.value("missingTopics")).isEqualTo(0);
            assertThat(metrics.value("unavailablePartitions")).isEqualTo(0);
        } finally {
            watcher.close();
        }
        assertThat(threads()).noneMatch(name -> name.contains(group));
        assertThat(threads()).noneMatch(name -> name.equals("orric-topics"));
    }

    @Test
    void theUsersPropertiesWinOverTheDefaultsOfAllClients() {
        KafkaConnection connection =
                connection("here:1", "group", Map.of("reconnect.backoff.max.ms", "77"));
        assertThat(connection.client(Map.of("client.id", "me")))
                .containsEntry("bootstrap.servers", "here:1")
                .containsEntry("client.id", "me")
                .containsEntry("reconnect.backoff.ms", "500")
                .containsEntry("reconnect.backoff.max.ms", "77");
    }

    /** The sink closes this client of the connector's writers by its name. */
    @Test
    void theConnectorKeepsItsAdminClientWhereTheSinkLooksForIt() throws Exception {
        Class<?> writer =
                Class.forName(KafkaSink.class.getPackageName() + ".ExactlyOnceKafkaWriter");
        assertThat(Admin.class).isAssignableFrom(writer.getDeclaredField("adminClient").getType());
    }

    @Test
    void exactlyOnceSinksAreThoseThatCloseIt() {
        assertThat(connection("here:1", "group", Map.of()).predictions())
                .isExactlyInstanceOf(ForgivingSink.class);
        assertThat(
                        new KafkaConnection(
                                        "here:1",
                                        "group",
                                        connection("here:1", "group", Map.of()).topics(),
                                        KafkaConnection.StartingOffsets.EARLIEST,
                                        DeliveryGuarantee.EXACTLY_ONCE,
                                        Map.of())
                                .predictions())
                .isInstanceOf(ExactlyOnceSink.class);
    }

    private static KafkaConnection connection(
            String brokers, String group, Map<String, String> properties) {
        return new KafkaConnection(
                brokers,
                group,
                new KafkaTopics("frames", "capacity", "predictions", "decisions", "dead"),
                KafkaConnection.StartingOffsets.EARLIEST,
                DeliveryGuarantee.AT_LEAST_ONCE,
                properties);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
