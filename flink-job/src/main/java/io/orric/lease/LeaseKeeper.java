// SPDX-License-Identifier: Apache-2.0
package io.orric.lease;

import io.orric.concurrent.WorkerThread;
import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lease of a consumer group on a thread of its own, the only one that touches the
 * registry's file system. What goes wrong there is rethrown by {@link #requireHeld}.
 */
final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);
    private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(5);

    private final WorkerThread worker = new WorkerThread("group-lease");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final GroupLease lease;
    private final Duration beatInterval;

    /** Error of the worker; null while the lease is held. */
    private volatile Throwable failure;

    /** Whether the lease is this keeper's to release. Belongs to the task thread. */
    private boolean taking;

    /** Whether the last look at the file failed. Belongs to the worker. */
    private boolean unreachable;

    /**
     * @param lease makes the lease, given a pause that ends when the keeper is closed
     * @param beatInterval pause between two beats
     */
    LeaseKeeper(Function<GroupLease.Pause, GroupLease> lease, Duration beatInterval) {
        this.lease = lease.apply(this::pause);
        this.beatInterval = beatInterval;
    }

    /** Work of the lease's thread. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /**
     * Takes the lease and shows from then on that its holder lives.
     *
     * @param again whether the job held it before, see {@link GroupLease#take}
     * @throws LeaseTakenException if another job holds it
     */
    void take(boolean again) throws Exception {
        taking = true;
        await(() -> lease.take(again));
        worker.executeEvery(beatInterval, this::beat);
    }

    /** Waits until another subtask has taken the lease for the job. */
    void awaitTaken() throws Exception {
        await(
                () -> {
                    while (!isHeld()) {
                        pause(LOOK_INTERVAL);
                    }
                });
    }

    /**
     * Checks that nothing went wrong; without blocking.
     *
     * @throws LeaseTakenException if another job has taken the lease
     */
    void requireHeld() throws Exception {
        if (failure != null) {
            rethrow(failure);
        }
    }

    /** Releases the lease, if this keeper holds it, and ends the thread. */
    @Override
    public void close() {
        closing.countDown();
        if (taking) {
            worker.execute(this::release);
        }
        worker.finish(RELEASE_TIMEOUT);
    }

    private void await(Work work) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        worker.execute(
                () -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            done.get();
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        }
    }

    private boolean isHeld() {
        try {
            boolean held = lease.isHeld();
            unreachable = false;
            return held;
        } catch (IOException e) {
            tryAgain(e);
            return false;
        }
    }

    private void beat() {
        if (failure != null || closing.getCount() == 0) {
            return;
        }
        try {
            lease.beat();
            unreachable = false;
        } catch (LeaseTakenException e) {
            failure = e;
        } catch (IOException e) {
            tryAgain(e);
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** A disk may be away for a while: one line when that begins, and the lease is kept. */
    private void tryAgain(IOException cause) {
        if (!unreachable) {
            LOG.warn("The lease of the consumer group is out of reach, trying again", cause);
        }
        unreachable = true;
    }

    private void release() {
        try {
            lease.release();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The lease of the consumer group is not released, it expires in seconds", e);
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the lease is no longer wanted");
        }
    }

    private static void rethrow(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }
}
