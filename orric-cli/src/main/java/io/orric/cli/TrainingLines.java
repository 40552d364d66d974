// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.training.EpochResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints the progress of loading frames, and a line for each epoch. */
record TrainingLines(PrintWriter out, int epochs) {

    /** Maximum number of lines that loading prints. */
    private static final int LOADING_LINES = 10;

    void loaded(int done, int total) {
        int step = Math.max(1, total / LOADING_LINES);
        if (done == total || (total >= 1000 && done % step == 0)) {
            out.printf(Locale.ROOT, "frames loaded: %d of %d%n", done, total);
        }
    }

    void epoch(EpochResult result) {
        Duration left =
                Duration.ofMillis(Math.round(1000 * result.seconds() * (epochs - result.epoch())));
        out.printf(
                Locale.ROOT,
                "epoch %2d of %d  loss %.4f  validation %.1f%%  %.0f frames/s  %d:%02d left%n",
                result.epoch(),
                epochs,
                result.loss(),
                100 * result.accuracy(),
                result.framesPerSecond(),
                left.toMinutes(),
                left.toSecondsPart());
    }
}
