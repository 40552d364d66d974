// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.cli.InterruptibleRun;
import io.orric.cluster.ClusterException;
import io.orric.files.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options and output of the commands that run the job in processes of its own. */
final class JobBenchmarkOptions {

    /** Measures, and returns its figures as JSON. */
    @FunctionalInterface
    interface Benchmark {

        byte[] run() throws IOException, InterruptedException;
    }

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Set any option of orric.yaml or of Flink for the job. May be repeated.")
    private Map<String, String> job = new LinkedHashMap<>();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the figures to FILE as JSON.")
    private Path summary;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Options of the job by their keys. */
    Map<String, String> job() {
        return job;
    }

    /** Runs a benchmark until it ends or is interrupted; returns the exit code. */
    int run(Benchmark benchmark) throws Exception {
        OutputFile file = summary == null ? null : OutputFile.of("--summary", summary);
        return InterruptibleRun.execute(
                () -> {
                    byte[] figures = measured(benchmark);
                    if (file != null) {
                        file.write(figures);
                    }
                });
    }

    /** Prints a result. */
    void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** Prints a line for those who wait. */
    void progress(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /** Processes that do not start or end say why in the first line of their failure. */
    private static byte[] measured(Benchmark benchmark) throws IOException, InterruptedException {
        try {
            return benchmark.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalStateException e) {
            String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            ClusterException one = new ClusterException(line);
            one.initCause(e);
            throw one;
        }
    }
}
