// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.Work;
import java.io.IOException;

/** A thread that retrains one time after the other while it is wanted, as the job's does. */
final class TrainingLoop implements AutoCloseable {

    private final Work retraining;
    private final Thread thread = new Thread(this::loop, "orric-bench-training");

    private boolean wanted;
    private boolean busy;
    private boolean closed;
    private Exception failure;

    TrainingLoop(Work retraining) {
        this.retraining = retraining;
        thread.setDaemon(true);
        thread.start();
    }

    /** Has the thread retrain; returns when it does. */
    synchronized void begin() throws InterruptedException, IOException {
        wanted = true;
        notifyAll();
        while (!busy && failure == null) {
            wait();
        }
        requireSound();
    }

    /** Has the thread stop; returns when its last retraining has ended. */
    synchronized void pause() throws InterruptedException, IOException {
        wanted = false;
        while (busy && failure == null) {
            wait();
        }
        requireSound();
    }

    private void loop() {
        try {
            while (next()) {
                retraining.run();
            }
        } catch (Exception e) {
            fail(e);
        }
    }

    private synchronized boolean next() throws InterruptedException {
        busy = false;
        notifyAll();
        while (!wanted && !closed) {
            wait();
        }
        busy = !closed;
        notifyAll();
        return busy;
    }

    private synchronized void fail(Exception cause) {
        failure = cause;
        notifyAll();
    }

    private void requireSound() throws IOException {
        if (failure != null) {
            throw new IOException("retraining failed: " + failure.getMessage(), failure);
        }
    }

    /** Waits for the retraining under way: native code cannot be interrupted. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
