// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
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
 * <p>Two threads meet here. The loader thread polls the registry, loads and warms students, and
 * leaves them in {@code ready}. The inference thread asks for students by {@link #prepare}, takes
 * them in {@link #current}, between two batches, and closes the one that is replaced, which is no
 * longer in use. The student that all sites begin with is loaded once and closed last.
 */
final class HotSwap {

    private static final Logger LOG = LoggerFactory.getLogger(HotSwap.class);

    private final StudentLoader loader;
    private final WorkerThread loaderThread = WorkerThread.inBackground("loader");
    private final boolean await;
    private final OperatorMetrics metrics;

    /** Newest loaded version of each site. */
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();

    /** End of the slot that a site's student was prepared for last. */
    private final Map<String, Long> prepared = new ConcurrentHashMap<>();

    /** Students that are loaded and warm, but not in use yet. */
    private final Map<String, ServedStudent> ready = new ConcurrentHashMap<>();

    /** Students in use. Belongs to the inference thread. */
    private final Map<String, ServedStudent> serving = new HashMap<>();

    /** Versions of the students in use, which reporters read. */
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /**
     * @param await whether every slot has its own version, the one that retraining on the slots
     *     before it left
     */
    HotSwap(StudentLoader loader, boolean await, OperatorMetrics metrics) {
        this.loader = loader;
        this.await = await;
        this.metrics = metrics;
    }

    /** Looks for newer students of all sites seen so far, with this pause after each time. */
    void pollEvery(Duration interval) {
        loaderThread.executeEvery(interval, () -> loaded.keySet().forEach(this::refresh));
    }

    /** Returns whether {@link #current} returns the student for this slot of the site. */
    boolean isPrepared(String site, long slotEnd) {
        Long last = prepared.get(site);
        return last != null && (!await || last == slotEnd);
    }

    /** Has the student for a slot of a site loaded; completes when it is prepared. */
    CompletableFuture<Void> prepare(String site, long slotEnd) {
        return CompletableFuture.runAsync(() -> load(site, slotEnd), loaderThread);
    }

    /** The student to use for the next batch of a site. Inference thread only. */
    ServedStudent current(String site) {
        ServedStudent next = ready.remove(site);
        if (next != null) {
            ServedStudent previous = serving.put(site, next);
            if (previous != null) {
                loader.close(previous);
                metrics.count(OrricMetric.MODEL_SWAPS);
            }
            if (versions.put(site, next.version()) == null) {
                metrics.ofSite(site).gauge(OrricMetric.MODEL_VERSION, () -> versions.get(site));
            }
        }
        return serving.get(site);
    }

    /** Ends the loader thread; returns whether it has ended. */
    boolean stop() {
        return loaderThread.stop();
    }

    /** Closes all students. The loader and the inference thread must have ended. */
    void closeAll() {
        ready.values().forEach(loader::close);
        serving.values().forEach(loader::close);
        ready.clear();
        serving.clear();
        loader.closeBase();
    }

    private void load(String site, long slotEnd) {
        try {
            if (!await) {
                offer(site, loader.newest(site));
            } else {
                long version = loader.versionFor(site, slotEnd);
                if (!Long.valueOf(version).equals(loaded.get(site))) {
                    offer(site, loader.load(site, version));
                }
            }
            prepared.put(site, slotEnd);
        } catch (IOException e) {
            throw new CompletionException(
                    "no student can be loaded for site '" + site + "': " + e.getMessage(), e);
        }
    }

    private void refresh(String site) {
        try {
            Optional<ServedStudent> newer = loader.loadNewer(site, loaded.get(site));
            newer.ifPresent(student -> offer(site, student));
        } catch (Throwable e) {
            // The student in use stays; the next poll tries again.
            metrics.count(OrricMetric.FAILED_POLLS);
            LOG.warn("Cannot look for a newer student of {}", site, e);
        }
    }

    private void offer(String site, ServedStudent student) {
        ServedStudent superseded = ready.put(site, student);
        loaded.put(site, student.version());
        if (superseded != null) {
            loader.close(superseded);
        }
    }
}
