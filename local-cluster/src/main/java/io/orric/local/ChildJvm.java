// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM that was started by this one and ends with it, even if this one is killed. */
public final class ChildJvm implements AutoCloseable {

    /** The JVM option that has Log4j write to standard output, in whatever process. */
    public static final String LOG_TO_OUTPUT =
            "-Dlog4j2.configurationFile=classpath:io/orric/local/log4j2-process.properties";

    private static final int STOP_SECONDS = 20;
    private static final int TAIL_LINES = 25;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Definition of a process: a main class, named for messages and for its log file. */
    public static Launch launch(String name, String mainClass) {
        return new Launch(name, mainClass);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** File of its standard output and error. */
    public Path log() {
        return log;
    }

    /**
     * Fails if the process ended.
     *
     * @throws IllegalStateException with its exit status and the end of its log
     */
    public void requireAlive() {
        if (!isAlive()) {
            throw new IllegalStateException(
                    name
                            + " ended with status "
                            + process.exitValue()
                            + ", "
                            + log
                            + ":\n"
                            + tail());
        }
    }

    /** Waits until it ended by itself and gives its exit status. */
    public int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    /** Ends it with SIGKILL and waits until it is gone, even if this thread is interrupted. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end, insists if it does not, and waits until it is gone. */
    @Override
    public void close() {
        // By its handle: Process.destroy would close its standard input as well, which kills it.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** The last lines of its log. */
    public String tail() {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything a child is started with. */
    public static final class Launch {

        private final String name;
        private final String mainClass;
        private final List<Path> classPath = new ArrayList<>();
        private final List<String> jvmOptions = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();

        private Launch(String name, String mainClass) {
            this.name = name;
            this.mainClass = mainClass;
        }

        public Launch classPath(List<Path> entries) {
            classPath.addAll(entries);
            return this;
        }

        public Launch jvm(List<String> options) {
            jvmOptions.addAll(options);
            return this;
        }

        public Launch arguments(List<String> more) {
            arguments.addAll(more);
            return this;
        }

        public Launch environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /**
         * Starts it.
         *
         * @param directory its working directory, made if missing; its log is there, appended to
         */
        public ChildJvm startIn(Path directory) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:-UsePerfData");
            command.addAll(jvmOptions);
            command.add("-cp");
            List<String> entries = new ArrayList<>();
            entries.add(ownClasses().toString());
            classPath.forEach(entry -> entries.add(entry.toString()));
            command.add(String.join(System.getProperty("path.separator"), entries));
            command.add(Supervised.class.getName());
            command.add(mainClass);
            command.addAll(arguments);
            try {
                Files.createDirectories(directory);
                Path log = directory.resolve(name + ".log");
                ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
                builder.redirectErrorStream(true);
                builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                builder.environment().putAll(environment);
                return new ChildJvm(name, builder.start(), log);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start " + name, e);
            }
        }

        /** The jar or folder of this package, where {@link Supervised} is. */
        private static Path ownClasses() {
            try {
                return Path.of(
                        Supervised.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
