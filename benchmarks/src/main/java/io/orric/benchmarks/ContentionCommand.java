// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.benchmarks.live.Capacity;
import io.orric.benchmarks.live.ContentionBenchmark;
import io.orric.benchmarks.live.ContentionReport;
import io.orric.benchmarks.live.ContentionSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orric bench contention}: what the job does while others use the machine. */
@Command(
        name = "contention",
        description = {
            "Run the job on paced cameras that need about 70 %% of the machine, and take half of"
                    + " the cores away for a minute.",
            "",
            "Two variants, one after the other: the capacity of a slot is what the machine has, and"
                    + " so much for each frame, whatever the machine has. Starts a Kafka broker and"
                    + " a Flink cluster as processes of its own. Shows latencies, decisions,"
                    + " planned and measured compute before, under and after the load, and after"
                    + " how many slots the job has given way and come back.",
            "",
            "Takes about ten minutes and 6 GB of memory, and a machine without other work. Needs"
                    + " a checkout of the project. Ctrl-C ends all processes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric bench contention --summary contention.json",
            "  orric bench contention --capacity cores --quiet 600 --slot 10"
        },
        exitCodeList = {"0:the benchmark ran, whether aims are met or not"})
final class ContentionCommand implements Callable<Integer> {

    @Option(
            names = "--quiet",
            paramLabel = "N",
            defaultValue = "90",
            description = "Seconds before the load, at least 1 (default: ${DEFAULT-VALUE}).")
    private int quiet;

    @Option(
            names = "--load",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds of the load, at least 1 (default: ${DEFAULT-VALUE}).")
    private int load;

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "40",
            description = "Seconds after the load, at least 1 (default: ${DEFAULT-VALUE}).")
    private int after;

    @Option(
            names = "--slot",
            paramLabel = "N",
            defaultValue = "5",
            description = "Length of a slot, seconds (default: ${DEFAULT-VALUE}).")
    private int slot;

    @Option(
            names = "--capacity",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "cores,per-frame",
            description =
                    "What slots have, a run each, a list of ${COMPLETION-CANDIDATES} (default:"
                            + " both).")
    private List<Capacity> capacities;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Number of cameras of 320x240 pixels at 10 frames a second; 0 for as many as"
                            + " need about 70 %% of the machine (default: ${DEFAULT-VALUE}).")
    private int cameras;

    @Mixin private JobBenchmarkOptions common;

    @Override
    public Integer call() throws Exception {
        ContentionSettings settings =
                new ContentionSettings(
                        Duration.ofSeconds(quiet),
                        Duration.ofSeconds(load),
                        Duration.ofSeconds(after),
                        Duration.ofSeconds(slot),
                        capacities,
                        cameras,
                        common.job());
        return common.run(
                () -> {
                    ContentionReport report =
                            new ContentionBenchmark(settings, common::progress).run();
                    common.print(report.table());
                    return report.json();
                });
    }
}
