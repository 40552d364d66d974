// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.vision.PixelBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The last sampled frames of each site, labelled or not. Not part of any state: after a restart it
 * fills up anew.
 */
final class RecentFrames {

    private final int capacity;
    private final Map<String, PixelBatch> sites = new HashMap<>();

    /**
     * @param capacity most frames remembered of a site
     */
    RecentFrames(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Remembers a sample and forgets the site's oldest frames beyond the capacity, never the
     * sample's.
     *
     * @return all that is remembered of the site
     */
    PixelBatch with(String site, PixelBatch sample) {
        PixelBatch all = sites.containsKey(site) ? sites.get(site).plus(sample) : sample;
        int forgotten = Math.max(0, all.size() - Math.max(capacity, sample.size()));
        PixelBatch kept = all.select(IntStream.range(forgotten, all.size()).boxed().toList());
        sites.put(site, kept);
        return kept;
    }
}
