// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlinkRunLineTest {

    @Test
    void aShellSeesEveryWordAsItIs() {
        assertThat(
                        line(
                                "http://localhost:8081",
                                Map.of("orric.slot.length", "1 s", "a", "it's $x")))
                .isEqualTo(
                        "flink run -d -m localhost:8081 /j/orric.jar --conf /c/orric.yaml"
                                + " -D 'a=it'\\''s $x' -D 'orric.slot.length=1 s'");
    }

    @Test
    void flinkIsToldOfTlsAndOfAPath() {
        assertThat(line("https://flink.example.org/edge/", Map.of()))
                .startsWith("flink run -d -m https://flink.example.org:443/edge /j/");
        assertThat(line("http://flink", Map.of())).startsWith("flink run -d -m flink:80 /j/");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(
                        line(
                                "http://localhost:8081",
                                Map.of("orric.kafka.properties.ssl.key.password", "hunter2")))
                .doesNotContain("hunter2")
                .endsWith("'orric.kafka.properties.ssl.key.password=(hidden)'");
    }

    private static String line(String cluster, Map<String, String> options) {
        return FlinkRunLine.of(
                URI.create(cluster),
                Optional.empty(),
                Path.of("/j/orric.jar"),
                Path.of("/c/orric.yaml"),
                new TreeMap<>(options));
    }
}
