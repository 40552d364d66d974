// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.benchmarks.live.CheckpointBenchmark;
import io.orric.benchmarks.live.CheckpointReport;
import io.orric.benchmarks.live.Guarantee;
import io.orric.benchmarks.live.LiveBenchmark;
import io.orric.benchmarks.live.LiveReport;
import io.orric.benchmarks.live.LiveSettings;
import io.orric.benchmarks.live.LiveSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orric bench live}: the time that the running job takes to answer a frame. */
@Command(
        name = "live",
        description = {
            "Measure how long the running job takes to answer a frame.",
            "",
            "Starts a Kafka broker and a Flink cluster as processes of its own, submits the job,"
                    + " sends frames as cameras would (four of 320x240 at 4 frames a second, one of"
                    + " 1280x720 at 10) and reads the predictions. The time of a frame runs from"
                    + " handing it to Kafka's client to reading its prediction. Each delivery"
                    + " guarantee is measured; exactly-once by two readers, one that waits for"
                    + " committed records and one that does not.",
            "",
            "The bare loop is the reference: one thread that polls, decodes, infers with the same"
                    + " model and sends, without Flink. The aim is that at-least-once answers 95 %%"
                    + " of the frames within 1.5 times the bare loop's time and 20 ms.",
            "",
            "Takes about five minutes and 6 GB of memory. Needs a checkout of the project and an"
                    + " otherwise idle machine. Ctrl-C ends all processes. How to read the figures:"
                    + " docs/benchmarks.md.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric bench live --summary live.json",
            "  orric bench live --guarantee at-least-once --seconds 60 --rounds 2",
            "  orric bench live -D orric.policies=inference-only",
            "  orric bench live --checkpoints"
        },
        exitCodeList = {"0:the benchmark ran, whether aims are met or not"})
final class LiveCommand implements Callable<Integer> {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "Time for which frames are counted, for each variant and round, at least 1"
                            + " (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Seconds from the first prediction to the first frame that counts (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How often each variant is measured; every second round in the opposite order"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--guarantee",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "none,at-least-once,exactly-once",
            description =
                    "Delivery guarantees to measure, a list of ${COMPLETION-CANDIDATES} (default:"
                            + " all).")
    private List<Guarantee> guarantees;

    @Option(
            names = "--checkpoints",
            description =
                    "Measure the size of a checkpoint instead, with 100 cameras that send two"
                            + " frames of 40 KB a second each.")
    private boolean checkpoints;

    @Mixin private JobBenchmarkOptions common;

    @Override
    public Integer call() throws Exception {
        LiveSettings settings =
                new LiveSettings(
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUp),
                        rounds,
                        guarantees,
                        common.job());
        return common.run(() -> (checkpoints ? checkpoints(settings) : latencies(settings)).json());
    }

    private LiveSummary latencies(LiveSettings settings) throws IOException, InterruptedException {
        LiveReport report = new LiveBenchmark(settings, common::progress).run();
        common.print(report.table());
        return report.summary();
    }

    private LiveSummary checkpoints(LiveSettings settings)
            throws IOException, InterruptedException {
        CheckpointReport report = new CheckpointBenchmark(settings, common::progress).run();
        common.print(report.text());
        return report.summary();
    }
}
