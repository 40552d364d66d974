// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/** A run of long work that Ctrl-C ends by interrupting its thread, which leaves nothing running. */
public final class InterruptibleRun {

    /** Work that ends soon when its thread is interrupted. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Runs it on the calling thread.
     *
     * @return the exit code: 0, or 1 if it was interrupted
     * @throws Exception what it failed with, unless that was the interruption's doing
     */
    public static int execute(Work work) throws Exception {
        Thread working = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable stop =
                () -> {
                    stopped.set(true);
                    working.interrupt();
                };
        try (ShutdownSignal signal = new ShutdownSignal(stop)) {
            work.run();
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
