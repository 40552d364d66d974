// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Places in the checkout, and the files that its build made. */
public final class Project {

    private Project() {}

    /** The folder of the checkout. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "There is no mvnw above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /** The folder that all files of the processes of a test class go into. */
    public static Path workFolder(String name) {
        return root().resolve("system-tests/target/clusters").resolve(name);
    }

    /** The assembled folder that a cluster is given: lib and usrlib. */
    public static Path assembly() {
        return built(root().resolve("flink-job/target/dist"));
    }

    /** The job's jar in the assembly. */
    public static Path jobJar() {
        return built(assembly().resolve("usrlib/orric.jar"));
    }

    /** Class path of a Flink process: Flink itself, then the assembly's lib. */
    public static List<Path> flinkClassPath() {
        return Stream.concat(
                        entries("flink-job/target/flink.classpath"),
                        files(assembly().resolve("lib")))
                .toList();
    }

    /** Class path of the {@code orric} command in the checkout. */
    public static List<Path> commandClassPath() {
        return entries("distribution/target/classpath").toList();
    }

    /** Jars that the Docker image adds to Flink and the job for the {@code orric} command. */
    public static List<Path> commandLib() {
        return files(built(root().resolve("distribution/target/lib"))).toList();
    }

    /** The JVM option that sends what Log4j logs to standard output. */
    static String loggingOption() {
        Path file = root().resolve("system-tests/src/test/resources/log4j2-process.properties");
        return "-Dlog4j2.configurationFile=" + file;
    }

    /** Class path of this JVM; Kafka's broker is there. */
    static List<Path> testClassPath() {
        return paths(System.getProperty("java.class.path")).toList();
    }

    /** The folder or jar that a class came from. */
    static Path classesOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The entries of a class path that the build wrote into a file. */
    private static Stream<Path> entries(String file) {
        try {
            return paths(Files.readString(built(root().resolve(file))).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    private static Path built(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    path + " is missing, ./mvnw -DskipTests package makes it");
        }
        return path;
    }
}
