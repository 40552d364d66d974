// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The last sampled frames of each site, labelled or not. Before a camera that stands still one
 * class may come for hours; so that it does not drive out all others, each has at most its share,
 * and the last frames of the others stay.
 */
final class RecentFrames {

    /** A model may know a thousand classes; what one camera shows is a few of them. */
    private static final int MOST_CLASSES = 10;

    private final int capacity;
    private final double classLimit;
    private final SiteFrames sites;

    /**
     * @param capacity most frames of a site, or as many as its last sample if that is more
     * @param classLimit how many times its even share of them a class may have, which is a tenth if
     *     there are more than ten
     * @param bytes most bytes of all sites' frames
     */
    RecentFrames(int capacity, double classLimit, long bytes) {
        this.capacity = capacity;
        this.classLimit = classLimit;
        this.sites = new SiteFrames(bytes);
    }

    /** Number of frames of a site. */
    int size(String site) {
        LabelledFrames known = sites.of(site);
        return known == null ? 0 : known.size();
    }

    /** Remembers a sample that is told apart with the next one by {@link #with}. */
    void add(String site, PixelBatch sample) {
        sites.put(site, all(site, sample));
    }

    /**
     * Remembers a sample and forgets the site's oldest frames beyond the capacity and beyond the
     * share of their class.
     *
     * @param scores gives scores of frames, of which the greatest is that of the frame's class; of
     *     one class if they are not told apart
     * @return the last frames of the site, in the order in which they came
     */
    PixelBatch with(String site, PixelBatch sample, Function<PixelBatch, float[][]> scores) {
        LabelledFrames all = toldApart(all(site, sample), scores);
        int room = Math.max(capacity, sample.size());
        int classes = Math.min(all.probabilities()[0].length, MOST_CLASSES);
        int share = (int) Math.max(1, Math.ceil(classLimit * room / classes));
        sites.put(site, newest(all, share, share < room ? share * MOST_CLASSES : room));
        return newest(all, share, room).pixels();
    }

    /** Lets a site begin with the frames of another. */
    void adopt(String from, String to) {
        sites.adopt(from, to);
    }

    /** Forgets all frames of a site. */
    void forget(String site) {
        sites.forget(site);
    }

    /** The frames of a site, and a sample that is not told apart. */
    private LabelledFrames all(String site, PixelBatch sample) {
        LabelledFrames untold = new LabelledFrames(sample, new float[sample.size()][0]);
        LabelledFrames known = sites.of(site);
        return known == null ? untold : known.plus(untold);
    }

    private static LabelledFrames toldApart(
            LabelledFrames all, Function<PixelBatch, float[][]> scores) {
        float[][] rows = all.probabilities().clone();
        int told = (int) Arrays.stream(rows).filter(row -> row.length > 0).count();
        float[][] rest = scores.apply(all.pixels().range(told, all.size()));
        System.arraycopy(rest, 0, rows, told, rest.length);
        return new LabelledFrames(all.pixels(), rows);
    }

    /** The newest frames of each class up to its share, and of those the newest. */
    private static LabelledFrames newest(LabelledFrames all, int share, int most) {
        Map<Integer, Integer> taken = new HashMap<>();
        Deque<Integer> kept = new ArrayDeque<>();
        for (int i = all.size() - 1; i >= 0 && kept.size() < most; i--) {
            int category = Probabilities.argMax(all.probabilities()[i]);
            if (taken.merge(category, 1, Integer::sum) <= share) {
                kept.addFirst(i);
            }
        }
        return all.select(List.copyOf(kept));
    }
}
