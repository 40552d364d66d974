// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.job.JobOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

/** Keeps {@code docker/kubernetes/} equal to the build and to {@code conf/}. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("../docker/kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * Options of {@code conf/config.yaml} that the operator sets, from other fields or by itself.
     */
    private static final Set<String> SET_BY_THE_OPERATOR =
            Set.of(
                    "jobmanager.rpc.address",
                    "jobmanager.rpc.port",
                    "jobmanager.bind-host",
                    "taskmanager.bind-host",
                    "rest.address",
                    "rest.port",
                    "rest.bind-address",
                    "jobmanager.memory.process.size",
                    "taskmanager.memory.process.size",
                    "parallelism.default");

    /** Options whose values differ from those of {@code conf/config.yaml}, or are not there. */
    private static final Set<String> OF_KUBERNETES =
            Set.of(
                    "execution.checkpointing.dir",
                    "execution.checkpointing.savepoint-dir",
                    "high-availability.type",
                    "high-availability.storageDir",
                    "s3.endpoint",
                    "s3.path.style.access",
                    "metrics.reporter.prometheus.port",
                    "taskmanager.numberOfTaskSlots");

    private final JsonNode spec = read("job.yaml").path("spec");

    @Test
    void theOperatorTakesTheDeployment() {
        JsonNode schema = yaml(Path.of("src/test/resources/io/orric/flink-deployment-schema.yaml"));
        assertThat(new StrictSchema(schema).errors("spec", spec)).isEmpty();
        ObjectNode wrong = spec.deepCopy();
        wrong.withObject("job")
                .put("upgradeMod", "savepoint")
                .put("state", "walking")
                .put("parallelism", "1");
        assertThat(new StrictSchema(schema).errors("spec", wrong)).hasSize(3);
    }

    @Test
    void flinkHasTheVersionOfTheBuild() {
        String version = EnvironmentInformation.getVersion();
        String[] parts = version.split("\\.");
        assertThat(spec.path("flinkVersion").asText()).isEqualTo("v" + parts[0] + "_" + parts[1]);
        assertThat(spec.toString()).contains("flink-s3-fs-hadoop-" + version + ".jar");
    }

    @Test
    void flinkIsConfiguredAsElsewhere() {
        Map<String, String> elsewhere =
                new TreeMap<>(GlobalConfiguration.loadConfiguration("../conf").toMap());
        elsewhere.keySet().removeAll(SET_BY_THE_OPERATOR);
        elsewhere.keySet().removeAll(OF_KUBERNETES);
        Map<String, String> here = new HashMap<>();
        spec.path("flinkConfiguration")
                .properties()
                .forEach(option -> here.put(option.getKey(), option.getValue().asText()));
        assertThat(here).containsKeys(OF_KUBERNETES.toArray(String[]::new));
        here.keySet().removeAll(OF_KUBERNETES);
        assertThat(here).isEqualTo(elsewhere);
        assertThat(spec.path("logConfiguration").path("log4j-console.properties").asText())
                .isEqualTo(text(Path.of("../conf/log4j-console.properties")));
    }

    @Test
    void optionsOfTheJobExist() {
        Configuration config = GlobalConfiguration.loadConfiguration("../conf");
        read("orric.yaml")
                .properties()
                .forEach(o -> config.setString(o.getKey(), o.getValue().asText()));
        JobOptions.all().requireKnown(config);
        assertThat(JobOptions.REGISTRY_PATH.read(config)).startsWith("s3://");
    }

    @Test
    void topicsAreThoseOfTheComposeFile() {
        String compose =
                yaml(Path.of("../docker/compose.yaml"))
                        .at("/services/topics/command/0")
                        .asText()
                        .replace("$$", "$")
                        .replace("kafka:19092", "kafka:9092");
        assertThat(container(read("topics.yaml")).path("args").path(0).asText()).isEqualTo(compose);
    }

    @Test
    void nothingRunsAsRootOrWithoutLimits() {
        List<JsonNode> pods = new ArrayList<>(List.of(spec.at("/podTemplate/spec")));
        for (String file : List.of("topics.yaml", "feed.yaml")) {
            JsonNode pod = read(file).at("/spec/template/spec");
            pods.add(pod);
            assertThat(pod.at("/containers/0/resources/limits").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("cpu", "memory");
        }
        for (JsonNode pod : pods) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(
                            pod.at("/containers/0/securityContext/allowPrivilegeEscalation")
                                    .asBoolean(true))
                    .isFalse();
        }
        for (String role : List.of("jobManager", "taskManager")) {
            assertThat(spec.at("/" + role + "/resource/memory").asText()).isNotEmpty();
            assertThat(spec.at("/" + role + "/podTemplate/spec/containers/0").has("livenessProbe"))
                    .isTrue();
        }
    }

    @Test
    void everyFileIsPartOfTheKustomization() throws IOException {
        String kustomization = text(FOLDER.resolve("kustomization.yaml"));
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals("kustomization.yaml"))
                    .isNotEmpty()
                    .allMatch(name -> kustomization.contains("- " + name));
        }
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    private static JsonNode read(String file) {
        return yaml(FOLDER.resolve(file));
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
