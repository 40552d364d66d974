// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.decisions;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.allocation.SlotBudget;
import java.util.Random;
import java.util.stream.IntStream;

/** Profiles of any size, and budgets for them. */
final class Sizes {

    private static final double MAX_ACCURACY = 0.8;
    private static final double COST = 100;
    private static final int FRAMES = 1000;

    /**
     * A profile whose M retraining configurations cost from 0 to 100 a frame and whose N inference
     * configurations cost from 1 to 101.
     *
     * @param size M and N, written MxN; M counts the one that does not retrain
     */
    static Profile profile(String size) {
        String[] numbers = size.split("x");
        int retrainings = Integer.parseInt(numbers[0]);
        int inferences = Integer.parseInt(numbers[1]);
        ConfigurationSpace space =
                ConfigurationSpace.of(
                        IntStream.rangeClosed(1, inferences)
                                .mapToObj(j -> inference(j, (double) j / inferences))
                                .toList(),
                        IntStream.range(1, retrainings)
                                .mapToObj(i -> retraining((double) i / (retrainings - 1)))
                                .toList());
        return new Profile(space, MAX_ACCURACY, 0.01);
    }

    /**
     * Budgets of slots of equally many frames.
     *
     * @param random whether they range from too little to plenty; otherwise all are the one for
     *     which the walk of the policy is longest, M + N steps
     */
    static SlotBudget[] budgets(int count, boolean random) {
        Random source = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(k -> random ? 2.1 * COST * source.nextDouble() : COST + 1)
                .map(perFrame -> new SlotBudget(FRAMES, FRAMES * perFrame))
                .toArray(SlotBudget[]::new);
    }

    private static InferenceConfiguration inference(int resolution, double share) {
        return new InferenceConfiguration(
                resolution, MAX_ACCURACY * (0.5 + 0.5 * share), 1 + COST * share);
    }

    private static RetrainingConfiguration retraining(double share) {
        return new RetrainingConfiguration(share, share, COST * share);
    }

    private Sizes() {}
}
