// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A JVM beside the tests' own, with their class path. Closing kills it. */
public final class JavaProcess implements AutoCloseable {

    private static final int TIMEOUT_MINUTES = 30;

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a JVM whose standard error goes nowhere.
     *
     * @param jars which entries of the class path it gets
     * @param options of the JVM
     */
    public static JavaProcess start(
            Class<?> main, Predicate<String> jars, List<String> options, String... arguments)
            throws IOException {
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jars)
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        command.add("-Dorg.apache.logging.log4j.level=WARN");
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new JavaProcess(builder.start());
    }

    /** Standard output of the whole run, and the exit code on a line of its own at the end. */
    public String output() throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            throw new IOException("the process has closed its output but does not end");
        }
        return text + "exit code " + process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
