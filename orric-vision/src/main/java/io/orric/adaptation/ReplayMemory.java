// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The last labelled frames of each site, to train on again. Not part of any state: after a restart
 * it fills up anew.
 */
final class ReplayMemory {

    private final int capacity;
    private final Map<String, LabelledFrames> sites = new HashMap<>();

    /**
     * @param capacity most frames remembered of a site
     */
    ReplayMemory(int capacity) {
        this.capacity = capacity;
    }

    /** Number of remembered frames of a site. */
    int size(String site) {
        return sites.containsKey(site) ? sites.get(site).size() : 0;
    }

    /** Draws remembered frames of a site, at least one and at most {@link #size}. */
    LabelledFrames draw(String site, int count, long seed) {
        List<Integer> positions = new ArrayList<>(IntStream.range(0, size(site)).boxed().toList());
        Collections.shuffle(positions, new Random(seed));
        return sites.get(site).select(positions.subList(0, count));
    }

    /** Lets a site begin with the frames of another. */
    void adopt(String from, String to) {
        if (sites.containsKey(from)) {
            sites.put(to, sites.get(from));
        }
    }

    /** Forgets all frames of a site. */
    void forget(String site) {
        sites.remove(site);
    }

    /** Remembers frames of a site and forgets its oldest ones beyond the capacity. */
    void remember(String site, LabelledFrames frames) {
        if (capacity == 0) {
            return;
        }
        LabelledFrames all = sites.containsKey(site) ? sites.get(site).plus(frames) : frames;
        int forgotten = Math.max(0, all.size() - capacity);
        sites.put(site, all.select(IntStream.range(forgotten, all.size()).boxed().toList()));
    }
}
