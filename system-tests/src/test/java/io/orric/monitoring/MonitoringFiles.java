// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.testutils.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of {@code docker/monitoring}, and the expressions in them. */
final class MonitoringFiles {

    static final Path FOLDER = Project.root().resolve("docker/monitoring");

    private MonitoringFiles() {}

    static JsonNode dashboard() {
        return read(new ObjectMapper(), "grafana/dashboards/orric.json");
    }

    static JsonNode yaml(String file) {
        return read(new YAMLMapper(), file);
    }

    /** Names of the alerts. */
    static List<String> alerts() {
        return rules().map(rule -> rule.path("alert").asText()).toList();
    }

    /** Every expression of the dashboard and of the alerts, by where it stands. */
    static Map<String, String> expressions() {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (JsonNode panel : dashboard().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.put(
                        panel.path("title").asText() + " " + target.path("refId").asText(),
                        target.path("expr").asText());
            }
        }
        for (JsonNode variable : dashboard().path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                expressions.put(
                        "variable " + variable.path("name").asText(),
                        variable.path("query").path("query").asText());
            }
        }
        rules().forEach(
                        rule ->
                                expressions.put(
                                        rule.path("alert").asText(), rule.path("expr").asText()));
        return expressions;
    }

    private static Stream<JsonNode> rules() {
        return StreamSupport.stream(yaml("alerts.yaml").path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
