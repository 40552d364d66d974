// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.job.JobOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** Keeps {@code docker/} equal to the build: versions, options, addresses. */
class DockerTest {

    private final String pom = read("../pom.xml");
    private final String dockerfile = read("../docker/Dockerfile");
    private final JsonNode services = services();

    @Test
    void theImageHasTheBuildsFlinkAndJava() {
        assertThat(dockerfile)
                .contains("ARG FLINK_VERSION=" + property("flink.version"))
                .contains("FROM flink:${FLINK_VERSION}-java" + property("maven.compiler.release"))
                .contains("FROM eclipse-temurin:" + property("maven.compiler.release") + "-jdk");
    }

    @Test
    void theBrokerHasTheClientsVersion() {
        assertThat(images())
                .containsEntry("kafka", "apache/kafka:" + property("kafka.version"))
                .containsEntry("topics", "apache/kafka:" + property("kafka.version"));
    }

    @Test
    void portsAreOpenToThisMachineAlone() {
        List<String> ports = new ArrayList<>();
        services.forEach(service -> service.path("ports").forEach(p -> ports.add(p.asText())));
        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void theJobsOptionsExist() {
        Configuration config = new Configuration();
        for (JsonNode argument : services.path("job").path("command")) {
            Matcher option = Pattern.compile("-D([^=]+)=(.*)").matcher(argument.asText());
            if (option.matches()) {
                config.setString(option.group(1), option.group(2));
            }
        }
        assertThat(config.keySet()).contains("orric.registry.path", "orric.profile");
        JobOptions.all().requireKnown(config);
    }

    @Test
    void whatTheJobNeedsIsCopiedIntoTheImage() {
        assertThat(dockerfile).contains("models/roadside/ models/roadside/");
        for (String file :
                List.of(
                        "student.pt",
                        "student.onnx",
                        "teacher.pt",
                        "teacher.onnx",
                        "profile.yaml",
                        "classes.txt")) {
            assertThat(Path.of("../models/roadside", file)).exists();
        }
        for (String script : List.of("../docker/orric", "../docker/submit-job")) {
            assertThat(Path.of(script)).isExecutable();
        }
    }

    @Test
    void everyTopicIsMade() {
        String script = services.path("topics").path("command").path(0).asText();
        List<String> topics =
                JobOptions.all().options().stream()
                        .filter(option -> option.key().startsWith("orric.kafka.topics."))
                        .map(option -> option.defaultText())
                        .toList();
        assertThat(topics).hasSizeGreaterThan(4);
        assertThat(script).contains(topics.stream().map(topic -> "create " + topic + " ").toList());
    }

    @Test
    void prometheusReadsWhereFlinksReporterAnswers() {
        JsonNode targets =
                yaml("../docker/monitoring/prometheus.yaml")
                        .at("/scrape_configs/0/dns_sd_configs/0");
        assertThat(targets.path("names"))
                .isNotEmpty()
                .allMatch(service -> services.has(service.asText()));
        JsonNode reporter = yaml("../conf/config.yaml").at("/metrics/reporter/prometheus");
        assertThat(reporter.path("port").asText()).startsWith(targets.path("port").asText() + "-");
    }

    @Test
    void whatContainersMountIsThere() {
        for (String service : List.of("prometheus", "grafana")) {
            String mount = services.path(service).path("volumes").path(0).asText();
            assertThat(Path.of("../docker", mount.split(":")[0])).isDirectory();
        }
        assertThat(services.path("prometheus").path("command").path(0).asText())
                .isEqualTo("--config.file=/etc/prometheus/prometheus.yaml");
    }

    private Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        services.properties()
                .forEach(s -> images.put(s.getKey(), s.getValue().path("image").asText()));
        return images;
    }

    private String property(String name) {
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">(.*?)<").matcher(pom);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    private static JsonNode services() {
        return yaml("../docker/compose.yaml").path("services");
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
