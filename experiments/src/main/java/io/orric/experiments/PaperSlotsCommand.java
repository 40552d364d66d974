// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import picocli.CommandLine.Option;

/** An experiment that makes as many slots as the paper has, unless it is told otherwise. */
abstract class PaperSlotsCommand extends StudyCommand {

    @Option(
            names = "--frames-per-slot",
            paramLabel = "D",
            description =
                    "Frames in a slot, at least 1 (default: a fiftieth of the frames, which makes 50"
                            + " slots as in the paper).")
    private Integer framesPerSlot;

    @Override
    final int framesPerSlot() {
        if (framesPerSlot == null) {
            return 0;
        }
        requireAtLeastOne("--frames-per-slot", framesPerSlot);
        return framesPerSlot;
    }
}
