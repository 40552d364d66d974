// SPDX-License-Identifier: Apache-2.0
package io.orric.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks in order on a daemon thread, or on several at a time, which can be ended before the
 * native memory that they use is freed. Tasks handle their own failures.
 */
public final class WorkerThread implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThread.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final ScheduledExecutorService executor;

    /**
     * @param role second part of the thread's name, {@code orric-<role>}
     */
    public WorkerThread(String role) {
        this(role, 1);
    }

    /**
     * A thread whose work can wait: where the machine has too few cores, other threads have them
     * first, in the midst of a task too. On Linux; elsewhere it is like any other.
     *
     * @param role second part of the thread's name, {@code orric-<role>}
     */
    public static WorkerThread inBackground(String role) {
        return new WorkerThread(role, 1, Priority::lower);
    }

    /**
     * Several threads that take tasks in order.
     *
     * @param role second part of the threads' names, {@code orric-<role>}
     * @param threads number of threads, at least 1
     */
    public WorkerThread(String role, int threads) {
        this(role, threads, () -> {});
    }

    private WorkerThread(String role, int threads, Runnable first) {
        name = "orric-" + role;
        executor =
                Executors.newScheduledThreadPool(
                        threads,
                        task -> {
                            Thread thread =
                                    new Thread(
                                            () -> {
                                                first.run();
                                                task.run();
                                            },
                                            name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Runs a task once, after a delay. */
    public void executeAfter(Duration delay, Runnable task) {
        ScheduledFuture<?> unused =
                executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task repeatedly, with a pause after each run. */
    public void executeEvery(Duration pause, Runnable task) {
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(
                        task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs the tasks that it has been given, but no repeated one again, and ends. A task that takes
     * longer than this time is interrupted, see {@link #stop}.
     *
     * @return whether the thread has ended
     */
    public boolean finish(Duration timeout) {
        executor.shutdown();
        return awaitEnd(timeout) || stop();
    }

    /**
     * Interrupts the thread and waits for its task to end. An interrupt of the caller, which
     * happens when a job is cancelled, does not shorten the wait.
     *
     * @return whether the thread has ended; if not, nothing that it uses may be freed, because
     *     closing a model during a native call crashes the process
     */
    public boolean stop() {
        executor.shutdownNow();
        boolean ended = awaitEnd(STOP_TIMEOUT);
        if (!ended) {
            LOG.warn(
                    "{} did not stop within {} s; its memory is left",
                    name,
                    STOP_TIMEOUT.toSeconds());
        }
        return ended;
    }

    private boolean awaitEnd(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return executor.awaitTermination(
                            deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
