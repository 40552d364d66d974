// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.ExperimentPlan;
import io.orric.experiments.study.Fig3;
import java.io.IOException;
import picocli.CommandLine.Command;

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
final class Fig3Command extends PaperSlotsCommand {

    @Override
    Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return Fig3.run(context, plan);
    }
}
