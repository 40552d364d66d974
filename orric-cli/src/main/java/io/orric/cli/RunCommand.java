// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.playback.PlaybackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orric run}: the job on recorded frames, in a Flink cluster inside this process. */
@Command(
        name = "run",
        description = {
            "Run the job on recorded frames, in a Flink cluster inside this process.",
            "",
            "Reads conf/orric.yaml, plays the frames back slot by slot, prints a line for each slot and a"
                    + " closing table. The Flink web UI is on the printed port while it runs.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric run --frames fog.npy --profile profile.yaml --student student.pt \\",
            "    --teacher teacher.pt --slots 50 --frames-per-slot 100 \\",
            "    --capacity uniform:7940000:95200000 --policy orric,inference-only \\",
            "    --report fog-report"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final ConfigurationOptions configuration =
            new ConfigurationOptions(
                    PlaybackOptions.FRAMES,
                    PlaybackOptions.DRIFT,
                    OperatorOptions.PROFILE,
                    JobOptions.STUDENT,
                    JobOptions.TEACHER,
                    JobOptions.CLASSES,
                    OperatorOptions.POLICIES,
                    OperatorOptions.CAPACITY,
                    PlaybackOptions.SLOTS,
                    PlaybackOptions.FRAMES_PER_SLOT,
                    OperatorOptions.SEED);

    @Mixin private final PlaybackRun run = new PlaybackRun(null);

    @Override
    public Integer call() throws Exception {
        run.execute(configuration::read);
        return 0;
    }
}
