// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class ResultTopicsTest {

    @Test
    void brokersThatCannotBeAskedAreNamed() {
        KafkaConnection nowhere =
                new KafkaConnection(
                        "nowhere.invalid:9092",
                        "orric",
                        new KafkaTopics("frames", "capacity", "predictions", "decisions", "dead"),
                        KafkaConnection.StartingOffsets.EARLIEST,
                        DeliveryGuarantee.AT_LEAST_ONCE,
                        Map.of());
        assertThatThrownBy(() -> ResultTopics.missing(nowhere))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith(
                        "the Kafka brokers at nowhere.invalid:9092 do not answer here: ");
    }
}
