// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * One of the pairs that fit, each as likely as any other: the least a policy should beat. The same
 * seed, slot and budget per frame always give the same pair.
 */
final class RandomPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    private final long seed;

    RandomPolicy(ConfigurationSpace space, long seed) {
        super(space);
        this.seed = seed;
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        long draw = mix(seed) + slot;
        long highest = Long.MIN_VALUE;
        Allocation chosen = null;
        for (RetrainingConfiguration retraining : space.retraining()) {
            for (InferenceConfiguration inference : space.inference()) {
                draw = mix(draw);
                boolean fits = retraining.cost() + inference.cost() <= perFrame;
                if (fits && draw >= highest) {
                    highest = draw;
                    chosen = Allocation.unweighted(inference, retraining);
                }
            }
        }
        return chosen;
    }

    /** The finaliser of SplitMix64: every bit of the argument changes every bit of the result. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
