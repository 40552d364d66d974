// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.ExperimentPlan;
import io.orric.experiments.study.Table3;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orric experiment table3}: Table III of the paper. */
@Command(
        name = "table3",
        description = {
            "Table III of the paper: accuracies of student, teacher and ORRIC.",
            "",
            "Measures student and teacher at every resolution on every corruption, and ORRIC twice"
                    + " on the same compute: with the paper's retraining (one plain SGD step a slot,"
                    + " learning rate 0.03, hard labels, without the highest resolution under noise)"
                    + " and with the job's. Published figures stand beside them. Slots follow the"
                    + " severity; accuracy is measured before each slot's update; every pass through"
                    + " a model is charged.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment table3 --data CIFAR-10-C --models models \\",
            "    --seeds 3 --summary table3.json --report table3"
        })
final class Table3Command extends StudyCommand {

    @Option(
            names = "--frames-per-slot",
            paramLabel = "D",
            defaultValue = "1000",
            description =
                    "Frames in a slot, at least 1 (default: ${DEFAULT-VALUE}, as in the paper).")
    private int framesPerSlot;

    @Override
    int framesPerSlot() {
        requireAtLeastOne("--frames-per-slot", framesPerSlot);
        return framesPerSlot;
    }

    @Override
    Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return Table3.run(context, plan);
    }
}
