// SPDX-License-Identifier: Apache-2.0
package io.orric.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.local.ChildJvm;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands, options and models in a folder, as a user has them at hand to submit a job. */
final class Terminal {

    private final KafkaBroker kafka;
    private final FlinkCluster flink;
    private final Path folder;

    private int started;

    /**
     * @param folder current folder of all commands
     */
    Terminal(KafkaBroker kafka, FlinkCluster flink, Path folder) {
        this.kafka = kafka;
        this.flink = flink;
        this.folder = folder;
    }

    ChildJvm orric(String verb, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.add("--conf=" + Project.root().resolve("conf/orric.yaml"));
        arguments.addAll(options);
        return Project.orric(verb + "-" + ++started).arguments(arguments).startIn(folder);
    }

    /** Runs a line in a shell that finds Flink's command, and gives what it prints. */
    String type(String line) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String classPath =
                Project.flinkClassPath().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        Path command =
                Files.writeString(
                        bin.resolve("flink"),
                        """
                        #!/bin/sh
                        exec '%s' --add-opens=java.base/java.util=ALL-UNNAMED -cp '%s' \\
                            org.apache.flink.client.cli.CliFrontend "$@"
                        """
                                .formatted(
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        classPath));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
        shell.environment().merge("PATH", bin.toString(), (path, own) -> own + ":" + path);
        shell.environment().put("FLINK_CONF_DIR", flink.folder().resolve("conf").toString());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Options of every submission, and more, which win. */
    List<String> options(String... more) {
        return optionsFor(flink.restUrl(), more);
    }

    List<String> optionsFor(URI cluster, String... more) {
        List<String> options = new ArrayList<>();
        options.add("--jar=" + Project.jobJar());
        options.add("--cluster=" + cluster);
        Stream.concat(
                        Stream.of(
                                "orric.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                "orric.registry.path=" + flink.folder().resolve("registry"),
                                "orric.capacity=constant:45000000",
                                "orric.slot.length=1 s",
                                "orric.retraining.batch-norm.frames=16",
                                "execution.checkpointing.interval=1 s"),
                        Stream.of(more))
                .forEach(option -> options.add("-D=" + option));
        return options;
    }

    /** Options that name the models of {@link #copyModels}. */
    static List<String> modelFiles(Path copies) {
        return List.of(
                "-D=orric.models.student=" + copies.resolve("student.pt"),
                "-D=orric.models.teacher=" + copies.resolve("teacher.pt"),
                "-D=orric.profile=" + copies.resolve("profile.yaml"));
    }

    /**
     * Copies the roadside models, with a profile of a single resolution: for every other one both
     * engines would be warmed again in each submission.
     */
    Path copyModels(String name) throws IOException {
        Path roadside = Project.root().resolve("models/roadside");
        Path copies = Files.createDirectories(folder.resolve(name));
        for (String file :
                List.of(
                        "student.pt",
                        "student.onnx",
                        "teacher.pt",
                        "teacher.onnx",
                        "classes.txt")) {
            Files.copy(roadside.resolve(file), copies.resolve(file));
        }
        List<String> profile =
                Files.readAllLines(roadside.resolve("profile.yaml")).stream()
                        .filter(line -> !line.matches(".*resolution: (32|40|48),.*"))
                        .toList();
        Files.write(copies.resolve("profile.yaml"), profile);
        return copies;
    }
}
