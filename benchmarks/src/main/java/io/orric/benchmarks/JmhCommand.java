// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code orric bench jmh}: runs JMH with the memory a call allocates. */
@Command(
        name = "jmh",
        description = {
            "Measure with JMH what a decision costs by the number of configurations, in"
                    + " nanoseconds and bytes.",
            ""
        },
        customSynopsis = "orric bench jmh [PATTERN] [JMH OPTION...]",
        footer = {
            "",
            "  PATTERN      Part of a benchmark's name, such as decide or bruteForce"
                    + " (default: all, about a minute).",
            "  JMH OPTION   Such as -p size=6x4, -f 3 (processes), -i 10 (iterations);"
                    + " -h lists them."
        })
final class JmhCommand implements Callable<Integer> {

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
