// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.study.Fig3;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orric experiment fig3}: Fig. 3 of the paper. */
@Command(
        name = "fig3",
        description = {
            "Fig. 3 of the paper: accuracy slot by slot under one corruption.",
            "",
            "Compares student alone, teacher alone and ORRIC, with the paper's retraining and with the job's, and the compute and time of each. Draws one corruption: the first of --corruptions, or the first in alphabetical order.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment fig3 --data CIFAR-10-C --models models --corruptions fog --report fig3"
        })
final class Fig3Command implements Callable<Integer> {

    @Mixin private ExperimentOptions options;

    @Option(
            names = "--frames-per-slot",
            paramLabel = "D",
            description =
                    "Frames in a slot, at least 1 (default: a fiftieth of the frames, which makes 50"
                            + " slots as in the paper).")
    private Integer framesPerSlot;

    @Override
    public Integer call() throws IOException {
        return options.run("fig3", ExperimentOptions.orFiftieth(framesPerSlot), Fig3::run);
    }
}
