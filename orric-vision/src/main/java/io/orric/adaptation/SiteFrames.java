// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Remembered frames of sites, of all together no more than fit into some bytes. Where they would
 * not fit, each site has an equal share, and loses its oldest frames beyond it. Not part of any
 * state: after a restart it fills up anew.
 */
final class SiteFrames {

    private final long limit;

    /** The site that has not been asked for the longest first. */
    private final Map<String, LabelledFrames> sites = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /**
     * @param limit most bytes of all frames, at least 0
     */
    SiteFrames(long limit) {
        this.limit = limit;
    }

    /** The frames of a site, oldest first; null if there are none. */
    LabelledFrames of(String site) {
        return sites.get(site);
    }

    /** Replaces the frames of a site, as far as its share reaches. */
    void put(String site, LabelledFrames frames) {
        forget(site);
        add(site, frames);
        if (bytes > limit) {
            long share = limit / sites.size();
            for (String each : sites.keySet().toArray(String[]::new)) {
                if (bytes > limit) {
                    shorten(each, share);
                }
            }
        }
    }

    /** Lets a site begin with the frames of another. */
    void adopt(String from, String to) {
        if (sites.containsKey(from)) {
            put(to, sites.get(from));
        }
    }

    /** Forgets all frames of a site. */
    void forget(String site) {
        LabelledFrames forgotten = sites.remove(site);
        if (forgotten != null) {
            bytes -= forgotten.bytes();
        }
    }

    /** Bytes of all frames. */
    long bytes() {
        return bytes;
    }

    private void add(String site, LabelledFrames frames) {
        sites.put(site, frames);
        bytes += frames.bytes();
    }

    private void shorten(String site, long share) {
        LabelledFrames frames = sites.get(site);
        long each = frames.bytes() / frames.size();
        int fitting = (int) Math.min(frames.size(), share / each);
        if (fitting == frames.size()) {
            return;
        }
        forget(site);
        if (fitting > 0) {
            add(site, newest(frames, fitting));
        }
    }

    /** The newest of some frames, oldest first. */
    static LabelledFrames newest(LabelledFrames frames, int count) {
        int forgotten = Math.max(0, frames.size() - count);
        return frames.select(IntStream.range(forgotten, frames.size()).boxed().toList());
    }
}
