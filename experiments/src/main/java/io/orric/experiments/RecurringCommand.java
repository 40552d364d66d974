// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.ExperimentPlan;
import io.orric.experiments.study.Recurring;
import io.orric.options.UsageException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orric experiment recurring}: conditions that come back. */
@Command(
        name = "recurring",
        description = {
            "Accuracy under conditions that come back, such as fog, night and fog again.",
            "",
            "The stream shows the original frames, if there are any, and every corruption in the order of --corruptions, a few slots each, and then all of them again. Compares student alone, teacher alone, ORRIC with second opinions, and the same with students remembered by condition, in the first slot after each change and in the last one before the next.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric experiment recurring --data CIFAR-10-C --models models \\",
            "    --corruptions fog,gaussian_noise,contrast --seeds 3 --report recurring"
        })
final class RecurringCommand extends StudyCommand {

    @Option(
            names = "--frames-per-slot",
            paramLabel = "D",
            defaultValue = "100",
            description = "Frames in a slot, at least 1 (default: ${DEFAULT-VALUE}).")
    private int framesPerSlot;

    @Option(
            names = "--slots-per-visit",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Slots until the condition changes, at least 1 (default: ${DEFAULT-VALUE}, so"
                            + " that no frame of CIFAR-10-C comes twice).")
    private int slots;

    @Option(
            names = "--visits",
            paramLabel = "N",
            defaultValue = "3",
            description = "Times each condition comes, at least 2 (default: ${DEFAULT-VALUE}).")
    private int visits;

    @Option(
            names = "--severity",
            paramLabel = "S",
            defaultValue = "5",
            description = "Severity of the corruptions, from 1 to 5 (default: ${DEFAULT-VALUE}).")
    private int severity;

    @Override
    int framesPerSlot() {
        requireAtLeastOne("--frames-per-slot", framesPerSlot);
        requireAtLeastOne("--slots-per-visit", slots);
        if (visits < 2) {
            throw UsageException.format("--visits is %d, must be at least 2", visits);
        }
        if (severity < 1 || severity > CorruptionFolder.SEVERITIES) {
            throw UsageException.format(
                    "--severity is %d, must be from 1 to %d",
                    severity, CorruptionFolder.SEVERITIES);
        }
        return framesPerSlot;
    }

    @Override
    Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return Recurring.run(context, plan, new Recurring.Visits(visits, slots, severity));
    }
}
