// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.PixelBatch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a student's batch-norm statistics follow the frames. They need no labels, so they are taken
 * from all sampled frames of late, for a share of the sample's compute; where there is such a share
 * the training steps leave the statistics alone.
 *
 * @param share share of a sample's compute, in [0, 1); 0 leaves the statistics to the steps
 * @param frames most sampled frames of a site that are remembered for it
 * @param batchSize frames in a forward pass, from 2
 * @param variation how they are varied, as the student's base training did
 * @param classLimit how many times its even share of those frames, at least a tenth, a class may
 *     have, from 1, as the student tells classes apart, for which it is paid; 0 for no limit
 */
public record StatisticsAdaptation(
        double share, int frames, int batchSize, Variation variation, double classLimit)
        implements Serializable {

    /**
     * How often a frame is passed on average, at most. Of a large sample more would follow its own
     * peculiarities to the end, and forget the statistics of before.
     */
    private static final int MOST_VIEWS = 2;

    /** Statistics are left to the training steps. */
    public static final StatisticsAdaptation NONE =
            new StatisticsAdaptation(0, 0, 2, Variation.NONE, 0);

    /** Frames of a sample whose compute is left for labels and steps, at least {@code least}. */
    int remaining(int sample, int least) {
        return Math.max(Math.min(least, sample), (int) Math.ceil((1 - share) * sample));
    }

    /**
     * Draws the mini-batches of the forward passes, each without replacement; none while less than
     * half the frames to be remembered are there, of which statistics would be chance.
     *
     * @param passes frames that may be passed forward; so many are only if enough frames are recent
     */
    List<PixelBatch> batches(PixelBatch recent, long passes, RandomGenerator random) {
        if (2 * recent.size() < frames) {
            return List.of();
        }
        int size = (int) Math.min(Math.min(batchSize, recent.size()), passes);
        List<PixelBatch> batches = new ArrayList<>();
        for (long left = Math.min(passes, MOST_VIEWS * (long) recent.size());
                size >= 2 && left >= size;
                left -= size) {
            batches.add(
                    recent.select(
                            random.ints(0, recent.size()).distinct().limit(size).boxed().toList()));
        }
        return batches;
    }
}
