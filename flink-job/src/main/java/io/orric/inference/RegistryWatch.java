// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.registry.NewestVersions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the sites that may have a newer version than the one that is loaded, by one request to the
 * registry for all of them. After a failure it leaves out looks, twice as many each time.
 *
 * <p>A version that nobody marked, such as one that was put there by hand, is found too: once in
 * {@value #FULL_LOOK} looks a site's own folder is looked into.
 *
 * <p>Used by one thread.
 */
final class RegistryWatch {

    private static final int FULL_LOOK = 64;

    /** With the usual interval it looks at least once in half a minute. */
    private static final int MOST_DOUBLINGS = 5;

    private final ModelLoader loader;
    private final Consumer<Throwable> failed;

    /** Newest version of a site that was looked at, be it loaded or damaged. */
    private final Map<String, Long> seen = new HashMap<>();

    private long looks;
    private int failures;
    private int leftOut;

    /** Takes a site to its newest version. */
    @FunctionalInterface
    interface Refresh {

        void refresh(String site) throws IOException;
    }

    /**
     * @param failed takes each failure; the sites concerned are looked at again
     */
    RegistryWatch(ModelLoader loader, Consumer<Throwable> failed) {
        this.loader = loader;
        this.failed = failed;
    }

    /**
     * Looks once.
     *
     * @param loaded versions of the sites that are served
     */
    void look(Map<String, Long> loaded, Refresh refresh) {
        if (leftOut > 0 || loaded.isEmpty()) {
            leftOut = Math.max(0, leftOut - 1);
            return;
        }
        looks++;
        failures = found(loaded, refresh) ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
        leftOut = (1 << failures) - 1;
    }

    /** Returns whether nothing failed. */
    private boolean found(Map<String, Long> loaded, Refresh refresh) {
        NewestVersions newest;
        try {
            newest = loader.newestVersions();
        } catch (Throwable e) {
            failed.accept(e);
            return false;
        }
        boolean sound = true;
        seen.keySet().retainAll(loaded.keySet());
        for (Map.Entry<String, Long> site : loaded.entrySet()) {
            long version = newest.of(site.getKey());
            long known = Math.max(site.getValue(), seen.getOrDefault(site.getKey(), 0L));
            if (version > known || isDue(site.getKey())) {
                sound &= refreshed(site.getKey(), version, refresh);
            }
        }
        return sound;
    }

    private boolean refreshed(String site, long version, Refresh refresh) {
        try {
            refresh.refresh(site);
            seen.put(site, version);
            return true;
        } catch (Throwable e) {
            failed.accept(e);
            return false;
        }
    }

    /** Sites have their turns one after the other. */
    private boolean isDue(String site) {
        return Math.floorMod(looks + site.hashCode(), FULL_LOOK) == 0;
    }
}
