// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Infers frames on threads of its own. Images are decoded by a pool, several at a time. One
 * inference thread then takes what waits for the same model and resolution together: nobody waits
 * for a batch to fill, batches grow while the thread is busy. Sites that still have the model they
 * began with share batches. A site's frames are inferred in the order of their arrival, and sites
 * do not wait for each other, be it for a slow image or for a model that is being loaded.
 *
 * @param <F> type of the frames
 */
final class InferenceEngine<F extends PendingFrame> implements AutoCloseable {

    /**
     * Work on frames. Called by the engine's threads.
     *
     * @param <F> type of the frames
     * @param reader decodes a frame; called by several threads at a time
     * @param inference infers frames together and gives those results that are known then, in order
     * @param answered takes results
     * @param failed takes what ends the job
     */
    record Work<F extends PendingFrame>(
            Consumer<F> reader,
            BiFunction<List<F>, ServedModel, List<Answered>> inference,
            Consumer<List<Answered>> answered,
            Consumer<Throwable> failed) {}

    private final HotSwap models;
    private final Work<F> work;
    private final int batchFrames;
    private final WorkerThread decoders;
    private final WorkerThread inferenceThread;

    private final Map<String, SiteQueue<F>> sites = new ConcurrentHashMap<>();

    /** Sites whose first frame may be ready. The inference thread takes from them. */
    private final Queue<SiteQueue<F>> ready = new ConcurrentLinkedQueue<>();

    /**
     * @param models the models; the engine's threads use them, and close them with it
     * @param decoders threads that decode
     * @param batchFrames maximum number of frames inferred together
     */
    InferenceEngine(HotSwap models, Work<F> work, int decoders, int batchFrames) {
        this.models = models;
        this.work = work;
        this.batchFrames = batchFrames;
        this.decoders = new WorkerThread(models.role().thread("decoding"), decoders);
        this.inferenceThread = new WorkerThread(models.role().thread("inference"));
    }

    /** Takes a frame; frames of a site are submitted in order. */
    void submit(F frame) {
        SiteQueue<F> site = sites.computeIfAbsent(frame.site(), SiteQueue::new);
        site.frames.add(frame);
        decoders.execute(
                guarded(
                        () -> {
                            work.reader().accept(frame);
                            // Not by the inference thread: what is ready while it is busy is the
                            // next batch.
                            frame.setRead();
                            look(site);
                        }));
    }

    /**
     * Returns whether frames of a site find a model in memory. If not, one is loaded, which ends
     * the job if it fails.
     */
    boolean hasModel(String site) {
        if (models.isLoaded(site)) {
            return true;
        }
        SiteQueue<F> queue = sites.computeIfAbsent(site, SiteQueue::new);
        inferenceThread.execute(
                guarded(
                        () -> {
                            if (!queue.preparing && !models.isLoaded(site)) {
                                prepare(queue, 0);
                            }
                        }));
        return false;
    }

    /** Has the inference thread look at a site. */
    private void look(SiteQueue<F> site) {
        if (site.announced.compareAndSet(false, true)) {
            ready.add(site);
            inferenceThread.execute(guarded(this::advance));
        }
    }

    /** Infers frames that are ready and have one model and one resolution. */
    private void advance() {
        List<F> group = new ArrayList<>();
        // A site is asked for its model once, since the next one would close the one in use.
        Set<SiteQueue<F>> taken = new HashSet<>();
        ServedModel model = null;
        for (SiteQueue<F> site = nextReady(taken); site != null; site = nextReady(taken)) {
            ServedModel current = models.current(site.name);
            if (!group.isEmpty()
                    && !(current.equals(model) && site.frames.peek().fits(group.get(0)))) {
                look(site);
                break;
            }
            model = current;
            take(site, group);
            taken.add(site);
            if (group.size() == batchFrames) {
                break;
            }
        }
        if (!group.isEmpty()) {
            work.answered().accept(work.inference().apply(group, model));
        }
        for (SiteQueue<F> site : taken) {
            site.announced.set(false);
            if (!site.frames.isEmpty()) {
                // Behind what other sites have waiting.
                look(site);
            }
        }
    }

    /** The next site whose first frame can be inferred, null if there is none. */
    private SiteQueue<F> nextReady(Set<SiteQueue<F>> taken) {
        for (SiteQueue<F> site = ready.poll(); site != null; site = ready.poll()) {
            if (!taken.contains(site)) {
                site.announced.set(false);
                if (isReady(site)) {
                    return site;
                }
            }
        }
        return null;
    }

    /** Returns whether the first frame of a site can be inferred, and fetches its model if not. */
    private boolean isReady(SiteQueue<F> site) {
        F first = site.frames.peek();
        if (first == null || !first.isRead() || site.preparing) {
            return false;
        }
        if (!models.isPrepared(site.name, first.stamped().slotEnd())) {
            prepare(site, first.stamped().slotEnd());
            return false;
        }
        return true;
    }

    private void take(SiteQueue<F> site, List<F> group) {
        F next = site.frames.peek();
        while (group.size() < batchFrames
                && next != null
                && next.isRead()
                && models.isPrepared(site.name, next.stamped().slotEnd())
                && (group.isEmpty() || next.fits(group.get(0)))) {
            group.add(site.frames.poll());
            next = site.frames.peek();
        }
    }

    private void prepare(SiteQueue<F> site, long slotEnd) {
        site.preparing = true;
        CompletableFuture<?> unused =
                models.prepare(site.name, slotEnd)
                        .whenComplete(
                                (prepared, failure) ->
                                        inferenceThread.execute(
                                                guarded(() -> prepared(site, failure))));
    }

    private void prepared(SiteQueue<F> site, Throwable failure) {
        if (failure != null) {
            work.failed().accept(failure);
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
                work.failed().accept(e);
            }
        };
    }

    @Override
    public void close() {
        boolean decoded = decoders.stop();
        boolean loaded = models.stop();
        if (inferenceThread.stop() && decoded && loaded) {
            models.closeAll();
        }
    }

    /** Frames of a site that wait. */
    private static final class SiteQueue<F extends PendingFrame> {

        private final String name;

        /**
         * Frames in the order of arrival. Whoever submits adds to them, and the inference thread
         * takes from them, so that it finds all that came while it was busy.
         */
        private final Queue<F> frames = new ConcurrentLinkedQueue<>();

        /** Set while the inference thread is due to look at them. */
        private final AtomicBoolean announced = new AtomicBoolean();

        /** Set while a model is being loaded. Belongs to the inference thread. */
        private boolean preparing;

        SiteQueue(String name) {
            this.name = name;
        }
    }
}
