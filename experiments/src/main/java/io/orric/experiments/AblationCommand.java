// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.study.Ablation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orric experiment ablation}: what earns the gain. */
@Command(
        name = "ablation",
        description = {
            "What earns the gain: one part changed or taken away at a time.",
            "",
            "Everything runs on the same compute as table3. With -D another retraining is taken apart. About a minute for each variant, corruption and seed; what is finished is kept.",
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
            description = "Frames of a slot (default: a fiftieth, so that T = 50 as in the paper).")
    private Integer framesPerSlot;

    @Override
    public Integer call() throws IOException {
        return options.run("ablation", ExperimentOptions.orFiftieth(framesPerSlot), Ablation::run);
    }
}
