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
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Answers frames on threads of its own. Images are decoded by a pool, several at a time. One
 * inference thread then takes what waits for the same site and resolution together: nobody waits
 * for a batch to fill, batches grow while the thread is busy. A site's frames are answered in the
 * order of their arrival, and sites do not wait for each other, be it for a slow image or for a
 * student that is being loaded.
 */
final class InferenceEngine implements AutoCloseable {

    private final HotSwap students;
    private final FrameReader reader;
    private final BiFunction<List<PendingFrame>, ServedStudent, List<InferenceResult>> inference;
    private final int batchFrames;
    private final BiConsumer<PendingFrame, InferenceResult> answered;
    private final Consumer<Throwable> failed;
    private final WorkerThread decoders;
    private final WorkerThread inferenceThread = new WorkerThread("inference");

    /**
     * Frames of each site in the order of arrival. Whoever submits adds to them, and the inference
     * thread takes from them, so that it finds all that came while it was busy.
     */
    private final Map<String, Queue<PendingFrame>> waiting = new ConcurrentHashMap<>();

    /** Sites whose student is being prepared. Belongs to the inference thread. */
    private final Set<String> preparing = new HashSet<>();

    /**
     * @param students the students; the engine's threads use them until it is closed
     * @param inference infers frames together and gives their results in order
     * @param answered takes results, those of a site in order; called by the inference thread
     * @param failed takes what ends the job; called by any thread
     */
    InferenceEngine(
            HotSwap students,
            FrameReader reader,
            BiFunction<List<PendingFrame>, ServedStudent, List<InferenceResult>> inference,
            InferenceSettings settings,
            BiConsumer<PendingFrame, InferenceResult> answered,
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
        waiting.computeIfAbsent(frame.site(), site -> new ConcurrentLinkedQueue<>()).add(frame);
        decoders.execute(
                guarded(
                        () -> {
                            reader.read(frame);
                            // Not by the inference thread: what is ready while it is busy is the
                            // next batch.
                            frame.setRead();
                            onInferenceThread(() -> advance(frame.site()));
                        }));
    }

    /** Infers the first frames of a site if they are ready. */
    private void advance(String site) {
        Queue<PendingFrame> frames = waiting.get(site);
        PendingFrame first = frames.peek();
        if (first == null || !first.isRead() || preparing.contains(site)) {
            return;
        }
        long slotEnd = first.stamped().slotEnd();
        if (!students.isPrepared(site, slotEnd)) {
            prepare(site, slotEnd);
            return;
        }
        List<PendingFrame> group = new ArrayList<>();
        for (PendingFrame next = first;
                group.size() < batchFrames && next != null && next.isRead() && next.fits(first);
                next = frames.peek()) {
            group.add(frames.poll());
        }
        List<InferenceResult> results = inference.apply(group, students.current(site));
        for (int i = 0; i < group.size(); i++) {
            answered.accept(group.get(i), results.get(i));
        }
        if (!frames.isEmpty()) {
            // Behind what other sites have waiting.
            onInferenceThread(() -> advance(site));
        }
    }

    private void prepare(String site, long slotEnd) {
        preparing.add(site);
        CompletableFuture<?> unused =
                students.prepare(site, slotEnd)
                        .whenComplete(
                                (prepared, failure) ->
                                        onInferenceThread(
                                                () -> {
                                                    if (failure != null) {
                                                        failed.accept(failure);
                                                        return;
                                                    }
                                                    preparing.remove(site);
                                                    advance(site);
                                                }));
    }

    private void onInferenceThread(Runnable task) {
        inferenceThread.execute(guarded(task));
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
}
