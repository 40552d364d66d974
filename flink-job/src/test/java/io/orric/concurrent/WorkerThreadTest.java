// SPDX-License-Identifier: Apache-2.0
package io.orric.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerThreadTest {

    private final WorkerThread worker = new WorkerThread("test");

    @Test
    void stoppingWaitsForTheRunningTaskEvenIfInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        worker.execute(
                () -> {
                    begun.countDown();
                    awaitWhateverInterrupts(finish);
                    finished.set(true);
                });
        begun.await();
        Thread.currentThread().interrupt();
        new Thread(finish::countDown).start();
        assertThat(worker.stop()).isTrue();
        assertThat(finished).isTrue();
        assertThat(Thread.interrupted()).as("the interrupt is handed on").isTrue();
    }

    @Test
    void whatHasNotBegunIsDropped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean second = new AtomicBoolean();
        worker.execute(
                () -> {
                    begun.countDown();
                    awaitWhateverInterrupts(new CountDownLatch(1));
                });
        worker.execute(() -> second.set(true));
        begun.await();
        assertThat(worker.stop()).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void finishingRunsWhatWaitsEvenIfInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicBoolean second = new AtomicBoolean();
        worker.executeEvery(Duration.ofDays(1), () -> second.set(false));
        worker.execute(
                () -> {
                    begun.countDown();
                    awaitWhateverInterrupts(finish);
                });
        worker.execute(() -> second.set(true));
        begun.await();
        Thread.currentThread().interrupt();
        new Thread(finish::countDown).start();
        assertThat(worker.finish(Duration.ofMinutes(1))).isTrue();
        assertThat(second).isTrue();
        assertThat(Thread.interrupted()).as("the interrupt is handed on").isTrue();
    }

    @Test
    void whatDoesNotFinishInTimeIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        worker.execute(
                () -> {
                    begun.countDown();
                    awaitWhateverInterrupts(new CountDownLatch(1));
                });
        begun.await();
        assertThat(worker.finish(Duration.ZERO)).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void othersHaveTheCoresFirst() {
        assertThat(nice(worker)).isEqualTo(nice(new WorkerThread("other")));
        assertThat(nice(WorkerThread.inBackground("background"))).isEqualTo(nice(worker) + 10);
    }

    /** The nice value of a worker's thread: the higher it is, the more it gives way. */
    private static int nice(WorkerThread worker) {
        return CompletableFuture.supplyAsync(WorkerThreadTest::nice, worker).join();
    }

    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            // The thread's name is in brackets and may have spaces; nice is the 19th field.
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Integer.parseInt(afterName[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a latch, or until it has been interrupted once. */
    private static void awaitWhateverInterrupts(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // What a native call does: it goes on.
        }
    }
}
