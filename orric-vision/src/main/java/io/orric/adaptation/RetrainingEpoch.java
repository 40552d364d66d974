// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Division of a sample in one epoch: the frames held out for the gate, and the mini-batches of the
 * rest. Drawn from a seed, so that a recording played back again trains the same.
 *
 * @param heldOut positions of the frames kept from training
 * @param batches positions of each mini-batch, of sizes as equal as can be
 */
record RetrainingEpoch(List<Integer> heldOut, List<List<Integer>> batches) {

    /**
     * Plans one epoch.
     *
     * @param samples frames in the sample, at least {@link StudentTrainer#SMALLEST_SAMPLE}
     * @param replayed remembered frames that come after the sample's positions and are only trained
     *     on
     * @param heldOutShare share to hold out; above 0 at least one frame is, and at least two are
     *     not
     * @param batchSize least frames in a mini-batch, from 2; all of a smaller sample make one
     */
    static RetrainingEpoch plan(
            int samples, int replayed, double heldOutShare, int batchSize, long seed) {
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, samples).boxed().toList());
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        int least = heldOutShare > 0 ? 1 : 0;
        int heldOut = (int) Math.round(samples * heldOutShare);
        heldOut = Math.max(least, Math.min(heldOut, samples - 2));
        List<Integer> training = new ArrayList<>(shuffled.subList(heldOut, samples));
        IntStream.range(samples, samples + replayed).forEach(training::add);
        Collections.shuffle(training, random);
        int count = Math.max(1, training.size() / batchSize);
        List<List<Integer>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(
                    training.subList(
                            i * training.size() / count, (i + 1) * training.size() / count));
        }
        return new RetrainingEpoch(shuffled.subList(0, heldOut), batches);
    }
}
