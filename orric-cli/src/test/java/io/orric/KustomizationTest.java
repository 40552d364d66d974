// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code kubectl apply -k docker/kubernetes} sends. It takes kubectl, and for Kubernetes' own
 * objects the command {@code kubernetes-validate} of the Python package of this name.
 */
@EnabledIf("isThereAKubectl")
class KustomizationTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Kinds that Kubernetes has by itself. */
    private static final Set<String> CORE = Set.of("ConfigMap", "Deployment", "Job");

    @TempDir private Path folder;

    @Test
    void optionsAndImageReachEveryPod() throws Exception {
        Map<String, JsonNode> objects = objects();
        assertThat(objects)
                .containsOnlyKeys(
                        "ConfigMap", "Deployment", "Job", "FlinkDeployment", "PodMonitor");
        String options = objects.get("ConfigMap").at("/metadata/name").asText();
        assertThat(options).matches("orric-[a-z0-9]{10}");
        JsonNode job = objects.get("FlinkDeployment").path("spec");
        JsonNode feed = objects.get("Deployment").at("/spec/template/spec");
        assertThat(job.at("/podTemplate/spec/volumes/0/configMap/name").asText())
                .isEqualTo(options);
        assertThat(feed.at("/volumes/0/configMap/name").asText()).isEqualTo(options);
        assertThat(job.path("image").asText())
                .contains(":")
                .isEqualTo(feed.at("/containers/0/image").asText());
    }

    @Test
    @EnabledIf("isThereAValidator")
    void kubernetesTakesItsOwnObjects() throws Exception {
        for (JsonNode object : objects().values()) {
            String kind = object.path("kind").asText();
            if (CORE.contains(kind)) {
                Path file = folder.resolve(kind + ".yaml");
                Files.writeString(file, YAML.writeValueAsString(object));
                run("kubernetes-validate", "--strict", file.toString());
            }
        }
    }

    static boolean isThereAKubectl() throws InterruptedException {
        return isThere("kubectl", "version", "--client");
    }

    static boolean isThereAValidator() throws InterruptedException {
        return isThere("kubernetes-validate", "--version");
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The objects by their kinds, of each of which there is one. */
    private static Map<String, JsonNode> objects() throws Exception {
        Map<String, JsonNode> objects = new HashMap<>();
        String text = run("kubectl", "kustomize", "../docker/kubernetes");
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
            all.forEachRemaining(object -> objects.put(object.path("kind").asText(), object));
        }
        return objects;
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
        return output;
    }
}
