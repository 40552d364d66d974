// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.FrameBatch;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the current student of every site and replaces it between two batches.
 *
 * <p>Three kinds of threads meet here. Any thread may call {@link #prepare}. The loader thread
 * polls the registry, loads and warms students, and leaves them in {@code ready}. The inference
 * thread takes them from there in {@link #current}, between two batches, and closes the student
 * that is replaced, which is no longer in use.
 */
final class HotSwap {

    private static final Logger LOG = LoggerFactory.getLogger(HotSwap.class);

    private final StudentLoader loader;
    private final WorkerThread loaderThread;
    private final OperatorMetrics metrics;

    /** Newest loaded version of each site. */
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();

    /** Students that are loaded and warm, but not in use yet. */
    private final Map<String, ServedStudent> ready = new ConcurrentHashMap<>();

    /** Students in use. Belongs to the inference thread. */
    private final Map<String, ServedStudent> serving = new HashMap<>();

    /** Versions of the students in use, which reporters read. */
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    HotSwap(StudentLoader loader, WorkerThread loaderThread, OperatorMetrics metrics) {
        this.loader = loader;
        this.loaderThread = loaderThread;
        this.metrics = metrics;
    }

    /** Looks for newer students of all sites seen so far, with this pause after each time. */
    void pollEvery(Duration interval) {
        loaderThread.executeEvery(interval, () -> loaded.keySet().forEach(this::refresh));
    }

    /**
     * Prepares the student for a batch.
     *
     * @param version version that it must have; {@link FrameBatch#NEWEST} for the one in use
     * @return completes when {@link #current} returns it
     */
    CompletableFuture<Void> prepare(String site, long version) {
        if (isLoaded(site, version)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> load(site, version), loaderThread);
    }

    /** The student to use for the next batch of a site. Inference thread only. */
    ServedStudent current(String site) {
        ServedStudent next = ready.remove(site);
        if (next != null) {
            ServedStudent previous = serving.put(site, next);
            if (previous != null) {
                previous.model().close();
                metrics.count(OrricMetric.MODEL_SWAPS);
            }
            if (versions.put(site, next.version()) == null) {
                metrics.ofSite(site).gauge(OrricMetric.MODEL_VERSION, () -> versions.get(site));
            }
        }
        return serving.get(site);
    }

    /** Closes all students. The loader and the inference thread must have ended. */
    void closeAll() {
        ready.values().forEach(student -> student.model().close());
        serving.values().forEach(student -> student.model().close());
        ready.clear();
        serving.clear();
    }

    private boolean isLoaded(String site, long version) {
        Long newest = loaded.get(site);
        return newest != null && (version == FrameBatch.NEWEST || version <= newest);
    }

    private void load(String site, long version) {
        if (isLoaded(site, version)) {
            return; // another batch asked first
        }
        try {
            offer(site, loader.load(site, version));
        } catch (IOException e) {
            throw new CompletionException(
                    "no student can be loaded for site '" + site + "': " + e.getMessage(), e);
        }
    }

    private void refresh(String site) {
        try {
            Optional<ServedStudent> newer = loader.loadNewer(site, loaded.get(site));
            newer.ifPresent(student -> offer(site, student));
        } catch (IOException | RuntimeException e) {
            // The student in use stays; the next poll tries again.
            metrics.count(OrricMetric.FAILED_POLLS);
            LOG.warn("Cannot look for a newer student of {}", site, e);
        }
    }

    private void offer(String site, ServedStudent student) {
        ServedStudent superseded = ready.put(site, student);
        loaded.put(site, student.version());
        if (superseded != null) {
            superseded.model().close();
        }
    }
}
