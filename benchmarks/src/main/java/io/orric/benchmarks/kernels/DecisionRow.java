// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.decisions.DecisionBenchmark;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One decision at the paper's size by JMH, in a process of its own. */
public record DecisionRow() implements Row {

    private static final String SIZE = "6x4";

    @Override
    public Comparison comparison() {
        return new Comparison("decide", "ns", "nothing", Aim.oursAtMost(100));
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        Set<Long> before = children();
        TimeValue turn = TimeValue.milliseconds(effort.turn().toMillis());
        try {
            Collection<RunResult> results =
                    new Runner(
                                    new OptionsBuilder()
                                            .include(
                                                    "^"
                                                            + DecisionBenchmark.class.getName()
                                                            + "\\.decide$")
                                            .param("size", SIZE)
                                            .forks(1)
                                            .warmupTime(turn)
                                            .warmupIterations(warmUps(effort))
                                            .measurementTime(turn)
                                            .measurementIterations(effort.rounds())
                                            .verbosity(VerboseMode.SILENT)
                                            .shouldFailOnError(true)
                                            .build())
                            .run();
            return Rounds.alone(scores(results));
        } finally {
            // Interrupted, JMH would leave its process to end by itself.
            ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child.pid()))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static int warmUps(Effort effort) {
        return (int) Math.max(1, 2 * effort.warmUp().dividedBy(effort.turn()));
    }

    private static double[] scores(Collection<RunResult> results) {
        List<IterationResult> iterations =
                results.stream()
                        .flatMap(result -> result.getBenchmarkResults().stream())
                        .flatMap(result -> result.getIterationResults().stream())
                        .toList();
        return iterations.stream().mapToDouble(i -> i.getPrimaryResult().getScore()).toArray();
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
