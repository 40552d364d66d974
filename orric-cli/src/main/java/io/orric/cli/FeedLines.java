// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.feed.FrameSender;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints the progress of a feed every few seconds, and a closing line. */
final class FeedLines implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final String total;
    private final Supplier<String> state;
    private final FrameSender sender;
    private final long begin = System.nanoTime();
    private final Thread ticker = new Thread(this::tick, "orric-progress");
    private long sentBefore;
    private long timeBefore = begin;

    /**
     * @param total how many frames there are, such as " of 10"; empty where nobody knows
     * @param state what else a line says of the feed
     */
    FeedLines(PrintWriter out, FrameSender sender, String total, Supplier<String> state) {
        this.out = out;
        this.sender = sender;
        this.total = total;
        this.state = state;
        ticker.setDaemon(true);
        ticker.start();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                progress();
            }
        } catch (InterruptedException e) {
            // The feed has ended.
        }
    }

    private void progress() {
        long now = System.nanoTime();
        long sent = sender.sent();
        out.printf(
                Locale.ROOT,
                "sent %d%s  %.1f frames/s  %s  failed %d%s%n",
                sent,
                total,
                (sent - sentBefore) / seconds(timeBefore, now),
                state.get(),
                sender.failed(),
                sender.firstFailure()
                        .map(e -> ", the first because: " + e.getMessage())
                        .orElse(""));
        sentBefore = sent;
        timeBefore = now;
    }

    /** Prints the closing line. */
    void summary(boolean interrupted) {
        double seconds = seconds(begin, System.nanoTime());
        out.printf(
                Locale.ROOT,
                "%ssent %d (%.1f MB) in %.1f s, %.1f frames/s, failed %d%n",
                interrupted ? "interrupted: " : "",
                sender.sent(),
                sender.bytes() / 1e6,
                seconds,
                sender.sent() / seconds,
                sender.failed());
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    @Override
    public void close() {
        ticker.interrupt();
    }
}
