// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets long work answer Ctrl-C: the process ends once the work, which asks for it now and then or
 * is told, has closed this.
 */
public final class ShutdownSignal implements AutoCloseable {

    private final Thread hook = new Thread(this::request, "orric-shutdown");
    private final Runnable onRequest;
    private final CountDownLatch ended;
    private volatile boolean requested;

    ShutdownSignal() {
        this(() -> {});
    }

    /**
     * @param onRequest tells the work
     */
    public ShutdownSignal(Runnable onRequest) {
        this(onRequest, new CountDownLatch(1));
    }

    private ShutdownSignal(Runnable onRequest, CountDownLatch ended) {
        this.onRequest = onRequest;
        this.ended = ended;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * A signal to work that another thread can end: the process does not wait for whoever waits for
     * the work, who may not notice for minutes.
     *
     * @param end returns once the work has ended
     */
    static ShutdownSignal ending(Runnable end) {
        return new ShutdownSignal(end, new CountDownLatch(0));
    }

    /** Returns whether the work has to stop. */
    boolean requested() {
        return requested;
    }

    private void request() {
        requested = true;
        onRequest.run();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the work: the process need not wait for it, and a hook would keep it in memory. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook waits no longer.
        }
    }
}
