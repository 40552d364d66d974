// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the current student, or the current teacher, of every site and replaces it between two
 * batches.
 *
 * <p>Three threads meet here. The loader thread loads and warms the models that frames wait for,
 * and leaves them in {@code ready}. The watching thread does so with newer versions, for which
 * nobody waits: where the machine has too few cores, they come later. The inference thread asks for
 * models by {@link #prepare}, takes them in {@link #current}, between two batches, and closes the
 * one that is replaced, which is no longer in use. The model that all sites begin with is loaded
 * once and closed last. Where there are too many sites, the model of the one that was idle for the
 * longest is closed, and is prepared again when it has frames.
 */
final class HotSwap {

    private static final Logger LOG = LoggerFactory.getLogger(HotSwap.class);

    private final ModelLoader loader;
    private final WorkerThread loaderThread;
    private final WorkerThread watchingThread;
    private final boolean await;
    private final int mostSites;
    private final OperatorMetrics metrics;
    private final RegistryWatch watch;

    /** Newest loaded version of each site. */
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();

    /** End of the slot that a site's model was prepared for last. */
    private final Map<String, Long> prepared = new ConcurrentHashMap<>();

    /** Models that are loaded and warm, but not in use yet. */
    private final Map<String, ServedModel> ready = new ConcurrentHashMap<>();

    /** Models in use, that of the site that was idle for the longest first. Inference thread. */
    private final Map<String, ServedModel> serving = new LinkedHashMap<>(16, 0.75f, true);

    /** Versions and ages of the models in use, for reporters. */
    private final Map<String, InUse> inUse = new ConcurrentHashMap<>();

    /**
     * A model in use.
     *
     * @param version its version
     * @param since {@link System#nanoTime()} of its first batch
     */
    private record InUse(long version, long since) {

        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
        }
    }

    /**
     * @param await whether every slot has its own version, the one that retraining on the slots
     *     before it left
     * @param mostSites maximum number of sites that have a model in memory, at least 2
     */
    HotSwap(ModelLoader loader, boolean await, int mostSites, OperatorMetrics metrics) {
        this.loader = loader;
        this.loaderThread = new WorkerThread(loader.role().thread("loader"));
        this.watchingThread = WorkerThread.inBackground(loader.role().thread("watch"));
        this.await = await;
        this.mostSites = mostSites;
        this.metrics = metrics;
        this.watch = new RegistryWatch(loader, this::failed);
    }

    /** The part that the models play. */
    ServedRole role() {
        return loader.role();
    }

    /** Looks for newer models of all sites seen so far, with this pause after each time. */
    void pollEvery(Duration interval) {
        watchingThread.executeEvery(interval, () -> watch.look(loaded, this::refresh));
    }

    /** Returns whether a site has a model in memory, be it in use or not. Any thread. */
    boolean isLoaded(String site) {
        return loaded.containsKey(site);
    }

    /**
     * Returns whether {@link #current} returns the model for this slot of the site. Inference
     * thread only.
     */
    boolean isPrepared(String site, long slotEnd) {
        Long last = prepared.get(site);
        return last != null
                && (!await || last == slotEnd)
                && (serving.containsKey(site) || ready.containsKey(site));
    }

    /** Has the model for a slot of a site loaded; completes when it is prepared. */
    CompletableFuture<Void> prepare(String site, long slotEnd) {
        return CompletableFuture.runAsync(() -> load(site, slotEnd), loaderThread);
    }

    /** The model to use for the next batch of a site. Inference thread only. */
    ServedModel current(String site) {
        ServedModel next = ready.remove(site);
        if (next != null) {
            ServedModel previous = serving.put(site, next);
            if (previous != null) {
                loader.close(previous);
                metrics.count(loader.role().swaps());
            }
            if (inUse.put(site, new InUse(next.version(), System.nanoTime())) == null) {
                OperatorMetrics ofSite = metrics.ofSite(site);
                ofSite.gauge(loader.role().version(), () -> inUse.get(site).version());
                ofSite.gauge(loader.role().age(), () -> inUse.get(site).seconds());
            }
            closeIdle();
        }
        return serving.get(site);
    }

    /** Ends the threads that load; returns whether they have ended. */
    boolean stop() {
        boolean watched = watchingThread.stop();
        return loaderThread.stop() && watched;
    }

    /** Closes all models. The threads that load and the inference thread must have ended. */
    void closeAll() {
        ready.values().forEach(loader::close);
        serving.values().forEach(loader::close);
        ready.clear();
        serving.clear();
        loader.closeBase();
    }

    /** The last sites asked for are those of the next batch, and stay. */
    private void closeIdle() {
        while (serving.size() > mostSites) {
            forget(serving.keySet().iterator().next());
        }
    }

    /** Under the lock that models are offered under, so that none is left over. */
    private synchronized void forget(String site) {
        loader.close(serving.remove(site));
        ServedModel next = ready.remove(site);
        if (next != null) {
            loader.close(next);
        }
        loaded.remove(site);
        prepared.remove(site);
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
                    "no "
                            + loader.role()
                            + " can be loaded for site '"
                            + site
                            + "': "
                            + e.getMessage(),
                    e);
        }
    }

    private void refresh(String site) throws IOException {
        Long version = loaded.get(site);
        if (version != null) {
            loader.loadNewer(site, version).ifPresent(model -> offerNewer(site, model));
        }
    }

    /** The models in use stay; the watch tries again. */
    private void failed(Throwable cause) {
        metrics.count(OrricMetric.FAILED_POLLS);
        LOG.warn("Cannot look for newer {}s", loader.role(), cause);
    }

    private synchronized void offerNewer(String site, ServedModel model) {
        Long known = loaded.get(site);
        if (known != null && known < model.version()) {
            offer(site, model);
        } else {
            // The site was idle for too long, or came back and has this one or a newer one.
            loader.close(model);
        }
    }

    private synchronized void offer(String site, ServedModel model) {
        ServedModel superseded = ready.put(site, model);
        loaded.put(site, model.version());
        if (superseded != null) {
            loader.close(superseded);
        }
    }
}
