// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout of the project and the files that its build made there.
 *
 * @param root its folder
 */
public record Checkout(Path root) {

    /**
     * The checkout that the {@code orric} command runs from, else the one that this process was
     * started in.
     *
     * @throws IllegalStateException if there is none
     */
    public static Checkout find() {
        String home = System.getProperty("orric.home", "");
        Path start = Path.of(home).toAbsolutePath();
        Path folder = start;
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "neither "
                            + start
                            + " nor a folder above it is a checkout of the project, run this in"
                            + " one");
        }
        return new Checkout(folder);
    }

    /** The assembled folder that a cluster is given: lib and usrlib. */
    public Path assembly() {
        return built("flink-job/target/dist");
    }

    /** The logging configuration of a cluster's processes that run in the foreground. */
    public Path clusterLogging() {
        return root.resolve("conf/log4j-console.properties");
    }

    /** The job's jar in the assembly. */
    public Path jobJar() {
        return built("flink-job/target/dist/usrlib/orric.jar");
    }

    /** Class path of a Flink process: Flink itself, then the assembly's lib. */
    public List<Path> flinkClassPath() {
        return Stream.concat(
                        classPath("flink-job/target/flink.classpath").stream(),
                        files("flink-job/target/dist/lib").stream())
                .toList();
    }

    /** Class path of a Kafka broker. */
    public List<Path> brokerClassPath() {
        return classPath("local-cluster/target/broker.classpath");
    }

    /** The entries of a class path that the build wrote into a file. */
    public List<Path> classPath(String file) {
        try {
            return entries(Files.readString(built(file)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder that the build made. */
    public List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(built(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a class path. */
    public static List<Path> entries(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private Path built(String file) {
        Path path = root.resolve(file);
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    path + " is missing, ./mvnw -DskipTests package makes it");
        }
        return path;
    }
}
