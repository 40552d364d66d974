// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.cli.Subcommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code orric bench}: runs JMH with the memory a call allocates. */
@Command(
        name = "bench",
        description = {"Measure what a decision costs, in nanoseconds and bytes.", ""},
        customSynopsis = {
            "orric bench [PATTERN] [JMH OPTION...]",
            "       orric bench live [OPTION...]"
        },
        subcommands = LiveCommand.class,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "  PATTERN      Part of a benchmark's name, such as decide or bruteForce",
            "               (default: all, about a minute).",
            "  JMH OPTION   Such as -p size=6x4, -f 3 (processes), -i 10 (iterations);",
            "               -h lists them."
        })
public final class BenchCommand implements Subcommand, Callable<Integer> {

    // Not -h, which is JMH's own.
    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Unmatched private List<String> jmh = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-prof", "gc"));
        arguments.addAll(jmh);
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
