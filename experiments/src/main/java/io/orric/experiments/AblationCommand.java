// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.study.Ablation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orric experiment ablation}: the contribution of each part of the retraining. */
@Command(
        name = "ablation",
        description = {
            "Contribution of each part of the retraining: one is changed or removed at a time.",
            "",
            "Every variant has the same compute as in table3. Options given by -D apply to all variants. Takes about a minute for each variant, corruption and seed; finished runs are kept.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment ablation --data CIFAR-10-C --models models --seeds 3 --report ablation"
        })
final class AblationCommand implements Callable<Integer> {

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
        return options.run("ablation", ExperimentOptions.orFiftieth(framesPerSlot), Ablation::run);
    }
}
