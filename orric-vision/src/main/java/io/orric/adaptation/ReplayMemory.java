// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The last labelled frames of each site, to train on again. */
final class ReplayMemory {

    private final int capacity;
    private final SiteFrames sites;

    /**
     * @param capacity most frames remembered of a site
     * @param bytes most bytes of all sites' frames
     */
    ReplayMemory(int capacity, long bytes) {
        this.capacity = capacity;
        this.sites = new SiteFrames(bytes);
    }

    /** Number of remembered frames of a site. */
    int size(String site) {
        LabelledFrames frames = sites.of(site);
        return frames == null ? 0 : frames.size();
    }

    /** Draws remembered frames of a site, at least one and at most {@link #size}. */
    LabelledFrames draw(String site, int count, long seed) {
        List<Integer> positions = new ArrayList<>(IntStream.range(0, size(site)).boxed().toList());
        Collections.shuffle(positions, new Random(seed));
        return sites.of(site).select(positions.subList(0, count));
    }

    /** Lets a site begin with the frames of another. */
    void adopt(String from, String to) {
        sites.adopt(from, to);
    }

    /** Forgets all frames of a site. */
    void forget(String site) {
        sites.forget(site);
    }

    /** Remembers frames of a site and forgets its oldest ones beyond the capacity. */
    void remember(String site, LabelledFrames frames) {
        if (capacity == 0) {
            return;
        }
        LabelledFrames known = sites.of(site);
        sites.put(site, SiteFrames.newest(known == null ? frames : known.plus(frames), capacity));
    }
}
