// SPDX-License-Identifier: Apache-2.0
package io.orric.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Project;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files that {@code docker/Dockerfile} copies, with the jars that a Flink distribution has in
 * one: the command must find there whatever it finds in the checkout.
 */
class ImageITCase {

    @TempDir private Path home;

    @BeforeEach
    void assemble() throws IOException {
        link("lib", Project.flinkClassPath());
        link("usrlib", List.of(Project.jobJar()));
        link("orric", Project.commandLib());
        Files.createSymbolicLink(home.resolve("conf"), Project.root().resolve("conf"));
    }

    @Test
    void everyClassOfTheCommandIsThere() throws IOException {
        Set<String> missing = new HashSet<>();
        for (Path jar : Project.commandClassPath()) {
            missing.addAll(classes(jar));
        }
        assertThat(missing).contains("io/orric/cli/Main.class", "io/orric/job/JobOptions.class");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                missing.removeAll(classes(jar));
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plan", "experiment table3", "bench", "bench jmh", "bench live", "cluster"})
    void verbsOfEveryModuleRun(String verb) throws Exception {
        ProcessBuilder orric =
                new ProcessBuilder(Project.root().resolve("docker/orric").toString());
        orric.command().addAll(List.of(verb.split(" ")));
        orric.command().add("--help");
        orric.environment().put("FLINK_HOME", home.toString());
        orric.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + File.pathSeparator + path);
        Process process = orric.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).startsWith("Usage: orric " + verb);
    }

    /** Jars with the libraries of other platforms would make the image several times as large. */
    @Test
    void theClustersLibHasTheNativesOfOnePlatform() throws IOException {
        Set<String> platforms = new HashSet<>();
        List<Path> natives =
                Project.flinkClassPath().stream()
                        .filter(jar -> jar.getFileName().toString().startsWith("onnxruntime"))
                        .toList();
        assertThat(natives).hasSize(1);
        try (ZipFile zip = new ZipFile(natives.get(0).toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("ai/onnxruntime/native/"))
                    .map(name -> name.split("/"))
                    .filter(parts -> parts.length > 3)
                    .forEach(parts -> platforms.add(parts[3]));
        }
        assertThat(platforms).hasSize(1);
        assertThat(Files.size(natives.get(0))).isBetween(1L << 20, 16L << 20);
    }

    private void link(String folder, List<Path> jars) throws IOException {
        Path into = Files.createDirectories(home.resolve(folder));
        for (Path jar : jars) {
            Files.createSymbolicLink(into.resolve(jar.getFileName()), jar);
        }
    }

    private static Set<String> classes(Path jar) throws IOException {
        Set<String> classes = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .forEach(classes::add);
        }
        return classes;
    }
}
