// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.ExperimentPlan;
import io.orric.experiments.study.Regimes;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orric experiment regimes}: Table II of the paper, measured. */
@Command(
        name = "regimes",
        description = {
            "Table II of the paper with measured accuracies.",
            "",
            "Runs all policies on sufficient, limited, tight and scarce compute, on a short stream of 5 slots and a long one of 50 with the same frames. On tight compute, retraining is possible only at a lower inference resolution.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment regimes --data CIFAR-10-C --models models --report regimes"
        })
final class RegimesCommand extends StudyCommand {

    @Option(
            names = "--slope",
            paramLabel = "L",
            defaultValue = "0.5",
            description =
                    "Slope L of the learning curve for a second ORRIC policy; a higher one gives up"
                            + " resolution for retraining (default: ${DEFAULT-VALUE}).")
    private double slope;

    @Override
    Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return Regimes.run(context, plan, slope);
    }
}
