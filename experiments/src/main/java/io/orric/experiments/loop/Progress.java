// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints a line for every finished result: its name, its accuracy, and the time left. */
public final class Progress {

    private final PrintWriter terminal;
    private int total;
    private int done;
    private int computed;
    private long nanos;

    public Progress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Announces so many more results. */
    public void expect(int cells) {
        total += cells;
    }

    void kept(String cell, double accuracy) {
        done++;
        line(cell, accuracy, "kept from before");
    }

    void computed(String cell, double accuracy, long took) {
        done++;
        computed++;
        nanos += took;
        Duration left = Duration.ofNanos(nanos / computed * Math.max(0, total - done));
        line(
                cell,
                accuracy,
                String.format(
                        Locale.ROOT,
                        "%.1f s, about %d:%02d left",
                        took / 1e9,
                        left.toMinutes(),
                        left.toSecondsPart()));
    }

    private void line(String cell, double accuracy, String remark) {
        terminal.printf(
                Locale.ROOT,
                "[%3d/%d] %-58s %5.1f %%  %s%n",
                done,
                Math.max(total, done),
                cell,
                100 * accuracy,
                remark);
        terminal.flush();
    }
}
