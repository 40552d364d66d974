// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.CountedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupersededWriterTest {

    private static final String SITE = "crossing";
    private static final long SLOT_END = 5000;
    private static final int ALL = 1_000_000;
    private static final int STEP = 5;

    /** The writer of a thread; null for one that is never stopped. */
    private static final ThreadLocal<Writer> WRITER = new ThreadLocal<>();

    @TempDir private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ModelRegistry registry;

    @BeforeEach
    void open() {
        use("registry");
        CountedFiles.beforeEach(
                () -> {
                    if (WRITER.get() != null) {
                        WRITER.get().mayGoOn();
                    }
                });
    }

    @AfterEach
    void end() {
        CountedFiles.atOnce();
        threads.shutdownNow();
    }

    @Test
    void writesNothingMoreAndSaysWhatToDo() throws Exception {
        RetrainingLog first = log();
        assertThat(retrain(first, 1000, "first")).isEqualTo(Outcome.PUBLISHED);
        assertThat(retrain(log(), 2000, "second")).isEqualTo(Outcome.PUBLISHED);
        assertThatThrownBy(() -> retrain(first, 3000, "third"))
                .isInstanceOf(SupersededException.class)
                .hasMessageStartingWith("another writer retrains site 'crossing' in counted:")
                .hasMessageContaining("give each job a registry of its own");
        assertThatThrownBy(() -> first.isSettled(SITE, 1000))
                .isInstanceOf(SupersededException.class);
        assertThat(registry.versions(SITE)).containsExactly(2L, 1L);
        assertThat(registry.settled(SITE, 3000)).isEmpty();
    }

    @Test
    void otherSitesAreItsOwn() throws Exception {
        RetrainingLog first = log();
        assertThat(first.isSettled("other", 1000)).isFalse();
        retrain(log(), 1000, "second");
        assertThat(first.before("other", 2000).newest()).isZero();
    }

    /** A version that was being written when another writer came never serves. */
    @Test
    void whatComesTooLateIsNoVersion() throws Exception {
        retrain(log(), 1000, "first");
        Path late = folder.resolve("registry/crossing/v00000002");
        Files.createFile(Files.createDirectories(late).resolve("claim.of-a-stopped-one"));
        RetrainingLog second = log();
        assertThat(second.before(SITE, 2000).newest()).isEqualTo(1);
        Files.writeString(late.resolve("manifest.json"), "{}");
        assertThat(registry.newest(SITE)).isEqualTo(1);
        assertThat(retrain(second, 2000, "second")).isEqualTo(Outcome.PUBLISHED);
        assertThat(registry.versions(SITE)).containsExactly(3L, 1L);
    }

    /**
     * One of two writers that have the same sample is stopped before each of its requests, the
     * other one after it before each fifth of its own, and then the first goes on.
     */
    @Test
    void noSlotIsPublishedTwiceWhereverWritersAreStopped() throws Exception {
        boolean firstEnded = false;
        for (int i = 0; !firstEnded; i++) {
            boolean secondEnded = false;
            for (int k = i % STEP; !secondEnded; k += STEP) {
                use("registry-" + i + "-" + k);
                retrain(log(), 1000, "before");
                Writer first = new Writer(i, "one");
                firstEnded = first.stoppedOrEnded();
                Writer second = new Writer(k, "two");
                secondEnded = second.stoppedOrEnded();
                first.goOnToTheEnd();
                second.goOnToTheEnd();
                requireOneHistory("stopped before requests " + i + " and " + k);
            }
        }
    }

    private void requireOneHistory(String when) throws IOException {
        List<ModelManifest> ofSlot =
                registry.versions(SITE).stream()
                        .map(this::manifest)
                        .filter(manifest -> manifest.slotEnd() == SLOT_END)
                        .toList();
        assertThat(ofSlot).as(when).hasSizeLessThanOrEqualTo(1);
        RetrainingRecord record = registry.settled(SITE, SLOT_END).orElseThrow();
        if (ofSlot.isEmpty()) {
            assertThat(record.outcome()).as(when).isEqualTo(Outcome.SKIPPED);
        } else {
            assertThat(record).as(when).isEqualTo(RetrainingRecord.of(ofSlot.get(0)));
            registry.fetch(SITE, ofSlot.get(0), folder.resolve("fetched.pt"));
        }
        assertThat(registry.versions(SITE)).as(when).contains(1L);
    }

    /** A sample in state may come back to a subtask that does not have its site. */
    @Test
    void writersOfOneNameDoNotTakeASiteFromEachOther() throws Exception {
        use("shared");
        RetrainingLog owner = registry.log("job-7", RetrainingLog.anyTime(), warning -> {});
        RetrainingLog guest = registry.log("job-7", RetrainingLog.anyTime(), warning -> {});
        assertThat(retrain(owner, SLOT_END, "first")).isEqualTo(Outcome.PUBLISHED);
        assertThat(retrain(guest, SLOT_END + 1000, "guest")).isEqualTo(Outcome.PUBLISHED);
        assertThat(retrain(owner, SLOT_END + 2000, "second")).isEqualTo(Outcome.PUBLISHED);
        assertThat(retrain(log(), SLOT_END + 3000, "later")).isEqualTo(Outcome.PUBLISHED);
        assertThatThrownBy(() -> retrain(owner, SLOT_END + 4000, "superseded"))
                .isInstanceOf(SupersededException.class);
    }

    private ModelManifest manifest(long version) {
        try {
            return registry.manifest(SITE, version);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part of a retraining that has to do with the registry; null if it is superseded. */
    private Outcome retrain(RetrainingLog log, long slotEnd, String content) throws IOException {
        try {
            return retrainOrThrow(log, slotEnd, content);
        } catch (SupersededException e) {
            if (WRITER.get() == null) {
                throw e;
            }
            return null;
        }
    }

    private Outcome retrainOrThrow(RetrainingLog log, long slotEnd, String content)
            throws IOException {
        if (log.isSettled(SITE, slotEnd)) {
            return null;
        }
        Optional<RetrainingRecord> published =
                log.publishedFrom(SITE, slotEnd).map(RetrainingRecord::of);
        if (published.isEmpty()) {
            SiteState before = log.before(SITE, slotEnd);
            Origin origin = new Origin(before.newest(), "batch-norm");
            Path student = Files.writeString(folder.resolve(content), content);
            published = log.publish(SITE, before, origin, record(slotEnd), student);
        }
        RetrainingRecord record = published.orElse(record(slotEnd));
        log.record(SITE, record);
        return record.outcome();
    }

    private void use(String name) {
        registry = new ModelRegistry(CountedFiles.uri(folder.resolve(name)), 5);
    }

    private RetrainingLog log() {
        return registry.log(RetrainingLog.anyTime(), warning -> {});
    }

    private static RetrainingRecord record(long slotEnd) {
        return new RetrainingRecord(slotEnd / 1000, slotEnd, Outcome.SKIPPED, 0, 40, 0.5, 0.75, "");
    }

    /** A writer with a thread of its own, which stops before one of its requests. */
    private final class Writer {

        private final Semaphore requests;
        private final Exchanger<Boolean> ended = new Exchanger<>();
        private final Future<?> thread;
        private boolean running = true;

        /**
         * Starts it.
         *
         * @param before requests that it makes before it stops
         */
        Writer(int before, String content) {
            requests = new Semaphore(before);
            thread =
                    threads.submit(
                            () -> {
                                WRITER.set(this);
                                try {
                                    return retrain(log(), SLOT_END, content);
                                } finally {
                                    WRITER.remove();
                                    if (running) {
                                        ended.exchange(true);
                                    }
                                }
                            });
        }

        private void mayGoOn() {
            if (!requests.tryAcquire()) {
                running = false;
                try {
                    ended.exchange(false);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                requests.acquireUninterruptibly();
            }
        }

        /** Waits until it stopped or ended, and returns whether it ended. */
        boolean stoppedOrEnded() throws InterruptedException {
            return ended.exchange(false);
        }

        void goOnToTheEnd() throws Exception {
            requests.release(ALL);
            thread.get();
        }
    }
}
