// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.Ablation;
import io.orric.experiments.study.ExperimentPlan;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code orric experiment ablation}: the contribution of each part. */
@Command(
        name = "ablation",
        description = {
            "Contribution of each part of the retraining and of second opinions: one is changed or removed at a time.",
            "",
            "Every variant has the same compute as in table3. Options given by -D apply to all variants. Takes about a minute for each variant, corruption and seed; finished runs are kept.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment ablation --data CIFAR-10-C --models models --seeds 3 --report ablation"
        })
final class AblationCommand extends PaperSlotsCommand {

    @Override
    Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return Ablation.run(context, plan);
    }
}
