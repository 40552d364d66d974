// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.cli.ShutdownSignal;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a benchmark that Ctrl-C ends by interrupting its thread, which leaves nothing running. */
final class InterruptibleRun {

    /** A benchmark. */
    @FunctionalInterface
    interface Benchmark {
        void run() throws Exception;
    }

    /**
     * Runs it on the calling thread.
     *
     * @return the exit code: 0, or 1 if it was interrupted
     * @throws Exception what it failed with, unless that was the interruption's doing
     */
    static int execute(Benchmark benchmark) throws Exception {
        Thread measuring = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable stop =
                () -> {
                    stopped.set(true);
                    measuring.interrupt();
                };
        try (ShutdownSignal signal = new ShutdownSignal(stop)) {
            benchmark.run();
            return 0;
        } catch (InterruptedException e) {
            return 1;
        } catch (Exception e) {
            if (stopped.get()) {
                // Whatever else failed, failed for that.
                return 1;
            }
            throw e;
        }
    }

    private InterruptibleRun() {}
}
