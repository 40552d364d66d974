// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.options.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

    @TempDir private Path folder;

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
    void secretsAreReadFromFilesAndTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets"), "password=hunter2");
        config.setString(
                "orric.kafka.properties.ssl.key.password", "${file:" + file + ":password}");
        config.setString("orric.kafka.properties.ssl.truststore.location", "${env:PATH}");
        Map<String, Object> properties =
                KafkaSettings.read(config, true).connection().client(Map.of());
        AdminClientConfig client = new AdminClientConfig(properties);
        assertThat(client.getPassword("ssl.key.password").value()).isEqualTo("hunter2");
        assertThat(client.getString("ssl.truststore.location")).isEqualTo(System.getenv("PATH"));
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

    @Test
    void deadLettersCarryTheBeginningOfAnImage() {
        assertThat(KafkaSettings.read(config, true).deadLetters().imageBytes()).isEqualTo(4096);
        config.setString("orric.dead-letters.image-bytes", "0");
        assertThat(KafkaSettings.read(config, true).deadLetters().imageBytes()).isZero();
        config.setString("orric.dead-letters.image-bytes", "513 kb");
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .hasMessageStartingWith("option orric.dead-letters.image-bytes is 513 kb, must be");
    }

    @ParameterizedTest
    @CsvSource({
        "max.request.size, 4 kb, 70999",
        "max.request.size, 4 kb, much",
        "max.request.size, 512 kb, 764587",
        "buffer.memory, 0, 65535"
    })
    void aProducerThatCannotSendTheLargestResultIsRefused(
            String property, String image, String value) {
        String key = "orric.kafka.properties." + property;
        config.setString("orric.dead-letters.image-bytes", image);
        config.setString(key, value);
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("option " + key + " is " + value + ", must be at least ")
                .hasMessageEndingWith("raise it, or lower orric.dead-letters.image-bytes");
    }

    @Test
    void aProducerThatCanJustSendTheLargestResultIsTaken() {
        config.setString("orric.kafka.properties.max.request.size", "65536");
        config.setString("orric.dead-letters.image-bytes", "0");
        assertThat(KafkaSettings.read(config, true).connection().properties())
                .containsEntry("max.request.size", "65536");
    }

    @Test
    void sitesWithLongNamesAreRefused() {
        config.setString("orric.sites.cameras", "gate-*:" + "x".repeat(257));
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "option orric.sites.cameras: site '"
                                + "x".repeat(40)
                                + "…' has 257 characters, must have at most 256");
        config.setString("orric.sites.cameras", "gate-*:" + "x".repeat(256));
        config.setString("orric.sites.default", "y".repeat(257));
        assertThatThrownBy(() -> KafkaSettings.read(config, true))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("option orric.sites.default is yyy")
                .hasMessageEndingWith("must be at most 256 characters");
    }
}
