// SPDX-License-Identifier: Apache-2.0
package io.orric.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest {

    private static final String GROUP = "gate";
    private static final Duration BEAT_INTERVAL = Duration.ofMillis(10);

    @TempDir private Path folder;

    @Test
    void theLeaseIsHeldUntilTheKeeperIsClosed() throws Exception {
        try (LeaseKeeper keeper = keeper("1111")) {
            keeper.take(false);
            assertThat(lease("1111").isHeld()).isTrue();
            long before = beat();
            await().until(() -> beat() > before);
            keeper.requireHeld();
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatAnotherJobTookIsRefusedAndNotReleased() throws Exception {
        try (LeaseKeeper keeper = keeper("1111")) {
            keeper.take(false);
            // Written over and over, since a beat may come between reading and writing.
            await().until(
                            () -> {
                                write("2222");
                                return isLost(keeper);
                            });
            assertThatThrownBy(keeper::requireHeld)
                    .isInstanceOf(LeaseTakenException.class)
                    .hasMessageContaining("by job 2222");
        }
        assertThat(lease("2222").isHeld()).isTrue();
    }

    @Test
    void aRegistryOutOfReachIsNoLossOfTheLease() throws Exception {
        try (LeaseKeeper keeper = keeper("1111")) {
            keeper.take(false);
            Path groups = folder.resolve(".groups");
            // Again and again, since a beat may make the folder in between.
            await().ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                FileUtils.deleteFileOrDirectory(groups.toFile());
                                Files.writeString(groups, "no folder");
                            });
            await().during(BEAT_INTERVAL.multipliedBy(20)).until(() -> !isLost(keeper));
            Files.delete(groups);
            await().until(() -> lease("1111").isHeld());
            keeper.requireHeld();
        }
    }

    @Test
    void othersWaitUntilTheJobHoldsTheLease() throws Exception {
        try (LeaseKeeper taking = keeper("1111");
                LeaseKeeper waiting = keeper("1111")) {
            write("2222");
            CompletableFuture<Void> taken =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    waiting.awaitTaken();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            await().during(BEAT_INTERVAL.multipliedBy(20)).until(() -> !taken.isDone());
            Files.delete(file());
            taking.take(false);
            await().until(taken::isDone);
            taken.join();
        }
    }

    @Test
    void aSubtaskThatEndsLeavesTheLeaseToTheFirst() throws Exception {
        write("1111");
        try (LeaseKeeper other = keeper("1111")) {
            other.awaitTaken();
        }
        assertThat(lease("1111").isHeld()).isTrue();
    }

    @Test
    void closingEndsWhoWaits() throws Exception {
        LeaseKeeper waiting = keeper("1111");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread task = new Thread(() -> failure.set(catchThrowable(waiting::awaitTaken)));
        task.start();
        await().until(() -> task.getState() == Thread.State.WAITING);
        waiting.close();
        task.join();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptDoesNotKeepTheLeaseFromBeingReleased() throws Exception {
        LeaseKeeper keeper = keeper("1111");
        keeper.take(false);
        Thread.currentThread().interrupt();
        keeper.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file()).doesNotExist();
    }

    /** A keeper whose lease waits for nothing. */
    private LeaseKeeper keeper(String job) {
        return new LeaseKeeper(pause -> lease(job), BEAT_INTERVAL);
    }

    private GroupLease lease(String job) {
        return new GroupLease(folder.toString(), GROUP, job, time -> {});
    }

    private static boolean isLost(LeaseKeeper keeper) {
        try {
            keeper.requireHeld();
            return false;
        } catch (Exception e) {
            return true;
        }
    }

    /** The beat in the file; -1 while it is being written. */
    private long beat() throws Exception {
        String content = Files.readString(file());
        return content.endsWith("}") ? Long.parseLong(content.replaceAll(".*:|}", "")) : -1;
    }

    private void write(String holder) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"holder\":\"%s\",\"beat\":1}".formatted(holder));
    }

    private Path file() {
        return folder.resolve(".groups/gate.json");
    }
}
