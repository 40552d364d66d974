// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.InferenceResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Answers frames on threads of its own. Images are decoded by a pool, several at a time. One
 * inference thread then takes what waits for the same student and resolution together: nobody waits
 * for a batch to fill, batches grow while the thread is busy. Sites that still have the student
 * they began with share batches. A site's frames are answered in the order of their arrival, and
 * sites do not wait for each other, be it for a slow image or for a student that is being loaded.
 */
final class InferenceEngine implements AutoCloseable {

    private final HotSwap students;
    private final FrameReader reader;
    private final BiFunction<List<PendingFrame>, ServedStudent, List<InferenceResult>> inference;
    private final int batchFrames;
    private final BiConsumer<List<PendingFrame>, List<InferenceResult>> answered;
    private final Consumer<Throwable> failed;
    private final WorkerThread decoders;
    private final WorkerThread inferenceThread = new WorkerThread("inference");

    private final Map<String, SiteQueue> sites = new ConcurrentHashMap<>();

    /** Sites whose first frame may be ready. The inference thread takes from them. */
    private final Queue<SiteQueue> ready = new ConcurrentLinkedQueue<>();

    /**
     * @param students the students; the engine's threads use them until it is closed
     * @param inference infers frames together and gives their results in order
     * @param answered takes frames with their results, those of a site in order; called by the
     *     inference thread
     * @param failed takes what ends the job; called by any thread
     */
    InferenceEngine(
            HotSwap students,
            FrameReader reader,
            BiFunction<List<PendingFrame>, ServedStudent, List<InferenceResult>> inference,
            InferenceSettings settings,
            BiConsumer<List<PendingFrame>, List<InferenceResult>> answered,
            Consumer<Throwable> failed) {
        this.students = students;
        this.reader = reader;
        this.inference = inference;
        this.batchFrames = settings.batchFrames();
        this.answered = answered;
        this.failed = failed;
        this.decoders = new WorkerThread("decoding", settings.decoders());
    }

    /** Takes a frame; frames of a site are submitted in order. */
    void submit(PendingFrame frame) {
        SiteQueue site = sites.computeIfAbsent(frame.site(), SiteQueue::new);
        site.frames.add(frame);
        decoders.execute(
                guarded(
                        () -> {
                            reader.read(frame);
                            // Not by the inference thread: what is ready while it is busy is the
                            // next batch.
                            frame.setRead();
                            look(site);
                        }));
    }

    /** Has the inference thread look at a site. */
    private void look(SiteQueue site) {
        if (site.announced.compareAndSet(false, true)) {
            ready.add(site);
            inferenceThread.execute(guarded(this::advance));
        }
    }

    /** Infers frames that are ready and have one student and one resolution. */
    private void advance() {
        List<PendingFrame> group = new ArrayList<>();
        // A site is asked for its student once, since the next one would close the one in use.
        Set<SiteQueue> taken = new HashSet<>();
        ServedStudent student = null;
        for (SiteQueue site = nextReady(taken); site != null; site = nextReady(taken)) {
            ServedStudent current = students.current(site.name);
            if (!group.isEmpty()
                    && !(current.equals(student) && site.frames.peek().fits(group.get(0)))) {
                look(site);
                break;
            }
            student = current;
            take(site, group);
            taken.add(site);
            if (group.size() == batchFrames) {
                break;
            }
        }
        if (!group.isEmpty()) {
            answered.accept(group, inference.apply(group, student));
        }
        for (SiteQueue site : taken) {
            site.announced.set(false);
            if (!site.frames.isEmpty()) {
                // Behind what other sites have waiting.
                look(site);
            }
        }
    }

    /** The next site whose first frame can be inferred, null if there is none. */
    private SiteQueue nextReady(Set<SiteQueue> taken) {
        for (SiteQueue site = ready.poll(); site != null; site = ready.poll()) {
            if (!taken.contains(site)) {
                site.announced.set(false);
                if (isReady(site)) {
                    return site;
                }
            }
        }
        return null;
    }

    /**
     * Returns whether the first frame of a site can be inferred, and fetches its student if not.
     */
    private boolean isReady(SiteQueue site) {
        PendingFrame first = site.frames.peek();
        if (first == null || !first.isRead() || site.preparing) {
            return false;
        }
        if (!students.isPrepared(site.name, first.stamped().slotEnd())) {
            prepare(site, first.stamped().slotEnd());
            return false;
        }
        return true;
    }

    private void take(SiteQueue site, List<PendingFrame> group) {
        PendingFrame next = site.frames.peek();
        while (group.size() < batchFrames
                && next != null
                && next.isRead()
                && students.isPrepared(site.name, next.stamped().slotEnd())
                && (group.isEmpty() || next.fits(group.get(0)))) {
            group.add(site.frames.poll());
            next = site.frames.peek();
        }
    }

    private void prepare(SiteQueue site, long slotEnd) {
        site.preparing = true;
        CompletableFuture<?> unused =
                students.prepare(site.name, slotEnd)
                        .whenComplete(
                                (prepared, failure) ->
                                        inferenceThread.execute(
                                                guarded(() -> prepared(site, failure))));
    }

    private void prepared(SiteQueue site, Throwable failure) {
        if (failure != null) {
            failed.accept(failure);
            return;
        }
        site.preparing = false;
        look(site);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                failed.accept(e);
            }
        };
    }

    @Override
    public void close() {
        boolean decoded = decoders.stop();
        boolean loaded = students.stop();
        if (inferenceThread.stop() && decoded && loaded) {
            students.closeAll();
        }
    }

    /** Frames of a site that wait. */
    private static final class SiteQueue {

        private final String name;

        /**
         * Frames in the order of arrival. Whoever submits adds to them, and the inference thread
         * takes from them, so that it finds all that came while it was busy.
         */
        private final Queue<PendingFrame> frames = new ConcurrentLinkedQueue<>();

        /** Set while the inference thread is due to look at them. */
        private final AtomicBoolean announced = new AtomicBoolean();

        /** Set while a student is being loaded. Belongs to the inference thread. */
        private boolean preparing;

        SiteQueue(String name) {
            this.name = name;
        }
    }
}
