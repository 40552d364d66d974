// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.training.EpochReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What a training prints: how far loading is, and a line an epoch. */
final class TrainingLines {

    /** Lines that loading prints at most. */
    private static final int LOADING_LINES = 10;

    private final PrintWriter out;
    private final int epochs;

    TrainingLines(PrintWriter out, int epochs) {
        this.out = out;
        this.epochs = epochs;
    }

    void loaded(int done, int total) {
        int step = Math.max(1, total / LOADING_LINES);
        if (done == total || (total >= 1000 && done % step == 0)) {
            print("frames loaded: %d of %d%n", done, total);
        }
    }

    void epoch(EpochReport report) {
        Duration left =
                Duration.ofMillis(Math.round(1000 * report.seconds() * (epochs - report.epoch())));
        print(
                "epoch %2d of %d  loss %.4f  validation %.1f%%  %.0f frames/s  %d:%02d left%n",
                report.epoch(),
                epochs,
                report.loss(),
                100 * report.accuracy(),
                report.framesPerSecond(),
                left.toMinutes(),
                left.toSecondsPart());
    }

    void interrupted() {
        print("interrupted, continue from the last finished epoch with --resume%n");
    }

    void written(Path output) {
        print("written: %s%n", output);
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
        out.flush();
    }
}
