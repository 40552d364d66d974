// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A value for each of the {@value #MOST} sites that were used last: others went away, or are like
 * new when they come back. Safe for any thread.
 *
 * @param <V> type of what is known
 */
public final class RecentSites<V> {

    /** Maximum number of sites. */
    static final int MOST = 1024;

    private final Function<String, V> made;

    /** The one that was not used for the longest comes first. */
    private final Map<String, V> sites =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * @param made makes the value of a new site
     */
    public RecentSites(Function<String, V> made) {
        this.made = made;
    }

    /** The value of a site, which is used now. */
    public synchronized V of(String site) {
        return sites.computeIfAbsent(site, made);
    }
}
