// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orric.kafka.properties.sasl.jaas.config",
                "orric.kafka.properties.ssl.keystore.password",
                "orric.kafka.properties.ssl.keystore.key",
                "orric.kafka.properties.sasl.oauthbearer.client.credentials.client.secret",
                "security.ssl.rest.key-password",
                "s3.access-key",
                "fs.s3a.access.key",
                "Authorization",
                "Cookie",
                "X-Auth-Token",
                "X-API-Key"
            })
    void secretsAreToldByTheirNames(String name) {
        assertThat(Secrets.isSecret(name)).isTrue();
        assertThat(Secrets.shown(name, "plain")).isEqualTo("(hidden)");
        assertThat(Secrets.shown(name, "${file:/run/secrets/kafka:x}"))
                .isEqualTo("${file:/run/secrets/kafka:x}");
        assertThat(new UsageException("option " + name, "plain", "must be longer"))
                .hasMessage("option " + name + " is (hidden), must be longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orric.kafka.bootstrap-servers",
                "orric.kafka.properties.security.protocol",
                "orric.kafka.properties.sasl.oauthbearer.token.endpoint.url",
                "orric.kafka.properties.ssl.truststore.location",
                "--token-file",
                "option orric.models.student"
            })
    void othersAreShown(String name) {
        assertThat(Secrets.isSecret(name)).isFalse();
        assertThat(Secrets.shown(name, "plain")).isEqualTo("plain");
    }

    @Test
    void aSecretWithinAValueCountsToo() {
        String map = "sasl.mechanism:PLAIN,sasl.jaas.config:X required password=\"hunter2\"";
        assertThat(Secrets.isLiteral("orric.kafka.properties", map)).isTrue();
        assertThat(Secrets.isLiteral("orric.kafka.properties", "sasl.mechanism:PLAIN")).isFalse();
    }
}
