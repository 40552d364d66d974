// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    private final Configuration config = new Configuration();

    @Test
    void resultsAreExactlyOnceWhereCheckpointsAreOn() {
        assertThat(KafkaSettings.read(config, true).connection().guarantee())
                .isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        assertThat(KafkaSettings.read(config, false).connection().guarantee())
                .isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        config.setString("orric.kafka.delivery-guarantee", "exactly-once");
        assertThatThrownBy(() -> KafkaSettings.read(config, false))
                .hasMessageContaining("orric.kafka.delivery-guarantee")
                .hasMessageContaining("execution.checkpointing.interval");
    }

    @Test
    void clientPropertiesAndSitesAreGivenOneByOneOrTogether() {
        config.setString("orric.kafka.properties.security.protocol", "SASL_SSL");
        config.setString("orric.sites.cameras", "gate-*:gates,door:doors");
        KafkaSettings settings = KafkaSettings.read(config, true);
        assertThat(settings.connection().properties())
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.sites().of("gate-7")).isEqualTo("gates");
        assertThat(settings.sites().of("door")).isEqualTo("doors");
        assertThat(settings.sites().of("roof")).isEqualTo("default");
    }

    @Test
    void topicsMustBeNamesAndDifferent() {
        config.setString("orric.kafka.topics.frames", "my frames");
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .hasMessageStartingWith("option orric.kafka.topics.frames is my frames, must be ");
        config.setString("orric.kafka.topics.frames", "predictions");
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .hasMessageContaining("another topic");
    }
}
