// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class JobTopicsTest {

    private final JobTopics nowhere =
            new JobTopics(
                    new KafkaConnection(
                            "nowhere.invalid:9092",
                            "orric",
                            new KafkaTopics(
                                    "frames",
                                    "capacity",
                                    "predictions",
                                    "decisions",
                                    "dead-letters"),
                            KafkaConnection.StartingOffsets.EARLIEST,
                            DeliveryGuarantee.AT_LEAST_ONCE,
                            Map.of()));

    @Test
    void brokersThatCannotBeAskedAreNamed() {
        assertThatThrownBy(nowhere::missingResults)
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith(
                        "the Kafka brokers at nowhere.invalid:9092 do not answer here: ");
    }

    @Test
    void containersHaveTheSameTopics() throws IOException {
        String commands =
                Files.readString(Path.of("../docker/compose.yaml"))
                        .replaceAll("\\\\\\s*\\n\\s*", "");
        nowhere.definitions()
                .values()
                .forEach(
                        topic -> {
                            StringBuilder command =
                                    new StringBuilder("create ").append(topic.name());
                            command.append(" --partitions ").append(topic.numPartitions());
                            assertThat(commands).contains(command);
                            String line =
                                    commands.lines()
                                            .filter(each -> each.contains(command))
                                            .findFirst()
                                            .orElseThrow();
                            assertThat(line.split("--config", -1))
                                    .hasSize(1 + topic.configs().size());
                            topic.configs()
                                    .forEach(
                                            (key, value) ->
                                                    assertThat(line).contains(key + "=" + value));
                        });
    }
}
